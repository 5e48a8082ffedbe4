import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { SentMessage } from "../../../../src/api/contract/communication.ts";
import { api } from "../../api/client.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Words that wait: an approval is for exactly these. */
export const Approvals = ({ waiting }: { waiting: SentMessage[] }) =>
  waiting.length === 0 ? null : (
    <Stack gap="xs">
      {waiting.map((message) => (
        <Waiting key={message.id} message={message} />
      ))}
    </Stack>
  );

function Waiting({ message }: { message: SentMessage }) {
  const queries = useQueryClient();
  const mayApprove = useMay("communication.approve");
  const decide = useMutation({
    mutationFn: (decision: "approve" | "reject") =>
      api.post(
        `/messages/${message.id}/${decision}`,
        decision === "reject" ? { reason: t("approval.rejected") } : {},
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["incident"] }),
  });
  return (
    <Alert color="yellow" title={t("approval.waiting", { audience: message.audience })}>
      <Stack gap="xs">
        <Text fw={600}>{message.subject}</Text>
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          {message.text}
        </Text>
        <ProblemNote error={decide.error} />
        {mayApprove ? (
          <Group gap="xs">
            <Button size="compact-sm" loading={decide.isPending} onClick={() => decide.mutate("approve")}>
              {t("approval.approve")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => decide.mutate("reject")}>
              {t("approval.reject")}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}
