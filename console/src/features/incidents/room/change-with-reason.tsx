import { Button, Group, Modal, Select, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { IncidentStatus, IncidentView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { statusText } from "../../../parts/product-words.ts";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";
import { useSeverities } from "../queries.ts";

type Props = { incident: IncidentView; what: "severity" | "status" | "reopen"; onClose: () => void };

const STATUSES: IncidentStatus[] = ["investigating", "identified", "monitoring", "resolved"];

/** A change that history will be asked about: it needs a reason. */
export function ChangeWithReason({ incident, what, onClose }: Props) {
  const severities = useSeverities();
  const queries = useQueryClient();
  const [value, setValue] = useState<string>(what === "severity" ? incident.severity : incident.status);
  const [reason, setReason] = useState("");
  const change = useMutation({
    mutationFn: () =>
      api.post(`/incidents/${incident.id}/${what}`, {
        ...(what === "reopen" ? {} : { [what]: value }),
        reason,
        expectedVersion: incident.version,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["incident"] });
      onClose();
    },
  });
  const options =
    what === "severity"
      ? (severities.data?.items ?? []).map(({ name, label }) => ({
          value: name,
          label: `${name} · ${label}`,
        }))
      : STATUSES.map((status) => ({ value: status, label: statusText(status) }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`room.title.${what}`)}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <Stack>
        {what === "reopen" ? null : (
          <Select
            label={t(`room.new.${what}`)}
            data={options}
            value={value}
            allowDeselect={false}
            onChange={(next) => next && setValue(next)}
          />
        )}
        <Textarea
          label={t("room.reason")}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {t("room.changeTellsNobody")}
        </Text>
        <ProblemNote error={change.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button disabled={!reason.trim()} loading={change.isPending} onClick={() => change.mutate()}>
            {t("action.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
