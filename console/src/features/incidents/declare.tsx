import { Button, Group, Modal, MultiSelect, Radio, Stack, Text, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { AlertSummary } from "../../../../src/api/contract/alerts.ts";
import type { DeclareBody, IncidentView } from "../../../../src/api/contract/incidents.ts";
import { api } from "../../api/client.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useServices, useSeverities } from "./queries.ts";

type Props = { onClose: () => void; alert?: AlertSummary };

/** Declare an incident: what, how bad (with the written criteria in sight), and what is affected. An alert says most of it. */
export function Declare({ onClose, alert }: Props) {
  const severities = useSeverities();
  const services = useServices();
  const [severity, setSeverity] = useState("SEV2");
  const [serviceIds, setServiceIds] = useState<string[]>(alert?.serviceId ? [alert.serviceId] : []);
  const declare = useDeclare(onClose);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const publicTitle = String(form.get("publicTitle")).trim();
    const bridgeUrl = String(form.get("bridgeUrl")).trim();
    declare.mutate({
      internalTitle: String(form.get("internalTitle")),
      severity,
      serviceIds,
      ...(publicTitle && { publicTitle }),
      ...(bridgeUrl && { bridgeUrl }),
      ...(alert && { alertIds: [alert.id] }),
    });
  };

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("declare.title")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            name="internalTitle"
            label={t("declare.internalTitle")}
            required
            defaultValue={alert?.summary.slice(0, 200)}
            maxLength={200}
            data-autofocus
          />
          <TextInput
            name="publicTitle"
            label={t("declare.publicTitle")}
            description={t("declare.publicTitleHint")}
            maxLength={200}
          />
          <Radio.Group label={t("declare.severity")} value={severity} onChange={setSeverity}>
            <Stack gap="xs" mt="xs">
              {severities.data?.items.map((one) => (
                <Radio
                  key={one.name}
                  value={one.name}
                  label={
                    <>
                      <Text span fw={600}>
                        {one.name} · {one.label}
                      </Text>
                      <Text size="sm" c="dimmed">
                        {one.criteria}
                      </Text>
                    </>
                  }
                />
              ))}
            </Stack>
          </Radio.Group>
          <MultiSelect
            searchable
            label={t("declare.services")}
            data={(services.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={serviceIds}
            onChange={setServiceIds}
          />
          <TextInput name="bridgeUrl" type="url" label={t("declare.bridge")} />
          <ProblemNote error={declare.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button type="submit" loading={declare.isPending}>
              {t("declare.submit")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function useDeclare(onDone: () => void) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: DeclareBody) => api.post<IncidentView>("/incidents", body),
    onSuccess: async (incident) => {
      await queries.invalidateQueries({ queryKey: ["incident"] });
      onDone();
      await navigate({ to: "/incidents/$incidentId", params: { incidentId: incident.id } });
    },
  });
}
