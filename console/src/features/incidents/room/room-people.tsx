import { Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { IncidentView, ResponderView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { Mark, type Tone } from "../../../parts/mark.tsx";
import { Section } from "../../../parts/section.tsx";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";
import { usePeople } from "../queries.ts";

const TONES: Record<ResponderView["state"], Tone> = {
  asked: "watch",
  joined: "good",
  declined: "bad",
  released: "quiet",
};

/** Who holds which role, and who else was asked. */
export function RoomPeople({ incident }: { incident: IncidentView }) {
  const people = usePeople();
  const queries = useQueryClient();
  const mayCommand = useMay("incidents.command");
  const refresh = () => queries.invalidateQueries({ queryKey: ["incident", incident.id] });
  const assign = useMutation({
    mutationFn: ({ role, personId }: { role: string; personId: string }) =>
      api.put(`/incidents/${incident.id}/roles/${role}`, { personId }),
    onSuccess: refresh,
  });
  const ask = useMutation({
    mutationFn: (personId: string) =>
      api.post(`/incidents/${incident.id}/responders`, { personIds: [personId] }),
    onSuccess: refresh,
  });
  const options = (people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Section title={t("room.people")}>
      <Stack gap="xs">
        {incident.roles.map((role) =>
          mayCommand ? (
            <NativeSelect
              key={role.role}
              label={role.name}
              value={role.person?.id ?? ""}
              data={[{ value: "", label: t("incident.nobody"), disabled: true }, ...options]}
              onChange={(event) => assign.mutate({ role: role.role, personId: event.currentTarget.value })}
            />
          ) : (
            <Text size="sm" key={role.role}>
              {role.name}: {role.person?.name ?? t("incident.nobody")}
            </Text>
          ),
        )}
        {incident.responders.map((responder) => (
          <Group key={responder.person.id} gap="xs">
            <Text size="sm">{responder.person.name}</Text>
            <Mark tone={TONES[responder.state]}>{t(`responder.${responder.state}`)}</Mark>
          </Group>
        ))}
        {mayCommand ? (
          <NativeSelect
            label={t("room.askResponder")}
            value=""
            data={[{ value: "", label: t("room.choosePerson"), disabled: true }, ...options]}
            onChange={(event) => ask.mutate(event.currentTarget.value)}
          />
        ) : null}
        <ProblemNote error={assign.error ?? ask.error} />
      </Stack>
    </Section>
  );
}
