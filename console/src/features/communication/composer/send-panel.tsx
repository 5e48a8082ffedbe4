import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type {
  Preview,
  SendUpdate,
  Update,
  UpdateProposal,
} from "../../../../../src/api/contract/communication.ts";
import { api } from "../../../api/client.ts";
import { randomKey } from "../../../api/random-key.ts";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";

type Props = {
  incidentId: string;
  proposal: UpdateProposal;
  preview: Preview;
  /** The preview shows exactly what is in the form. */
  isCurrent: boolean;
  /** False when the form lacks something, which it then says at the field. */
  isComplete: () => boolean;
  onSent: () => void;
};

/** One deliberate act, with what goes to whom in words. */
export function SendPanel({ incidentId, proposal, preview, isCurrent, isComplete, onSent }: Props) {
  const [asking, { open, close }] = useDisclosure(false);
  const send = useSend(incidentId, () => {
    close();
    onSent();
  });
  const included = preview.messages.filter((message) => message.included);
  const maySend = useMay("communication.send");
  if (!maySend) return <Text c="dimmed">{t("composer.maynot")}</Text>;
  return (
    <>
      <Group justify="flex-end">
        {preview.sendable ? null : <Text size="sm">{t("composer.blocked")}</Text>}
        <Button
          size="md"
          disabled={!preview.sendable || !isCurrent || included.length === 0}
          onClick={() => isComplete() && open()}
        >
          {t(included.length === 1 ? "composer.sendOne" : "composer.send", { count: included.length })}
        </Button>
      </Group>
      <Modal
        opened={asking}
        onClose={close}
        title={t("composer.confirmTitle")}
        closeButtonProps={{ "aria-label": t("action.close") }}
      >
        <Stack>
          <List>
            {included.map((message) => (
              <List.Item key={message.audienceId}>
                {t(message.recipientCount === 1 ? "composer.confirmOne" : "composer.confirmLine", {
                  audience: message.audience,
                  count: message.recipientCount,
                })}
                {message.statusPage?.publishes ? ` ${t("composer.confirmPage")}` : ""}
                {message.approvalNeeded ? ` ${t("composer.confirmApproval")}` : ""}
              </List.Item>
            ))}
          </List>
          <ProblemNote error={send.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t("action.cancel")}
            </Button>
            <Button
              loading={send.isPending}
              onClick={() => send.mutate({ ...proposal, previewHash: preview.hash })}
            >
              {t("composer.confirmSend")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function useSend(incidentId: string, onSent: () => void) {
  const queries = useQueryClient();
  // The same key for every attempt at one update: a lost answer never sends it twice.
  const key = useRef(randomKey());
  return useMutation({
    mutationFn: (update: Omit<SendUpdate, "idempotencyKey">) =>
      api.post<Update>(`/incidents/${incidentId}/updates`, { ...update, idempotencyKey: key.current }),
    onSuccess: async () => {
      key.current = randomKey();
      onSent();
      await queries.invalidateQueries({ queryKey: ["incident"] });
    },
  });
}
