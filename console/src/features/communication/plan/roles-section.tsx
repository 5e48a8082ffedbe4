import { Button, Group, List, NativeSelect, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RoleDefinitionView } from "../../../../../src/api/contract/incidents.ts";
import { api } from "../../../api/client.ts";
import { EditModal } from "../../../parts/edit-modal.tsx";
import { useEdited } from "../../../parts/edited.ts";
import { Loaded } from "../../../parts/loaded.tsx";
import { Section } from "../../../parts/section.tsx";
import { useAct } from "../../../parts/use-act.ts";
import { useList } from "../../../parts/use-list.ts";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";

type Named = { id: string; name: string };

/** What each role does, who takes it by default, how it is handed over. */
export function RolesSection() {
  const roles = useList<RoleDefinitionView>("incident-role", "/incident-roles");
  const people = useList<Named>("person", "/people", { limit: 200 });
  const schedules = useList<Named>("schedule", "/schedules", { limit: 200 });
  const [editing, setEditing] = useState<RoleDefinitionView | null>(null);
  const mayManage = useMay("plan.manage");
  return (
    <Section title={t("roles.title")}>
      <Loaded query={roles}>
        {(items) =>
          items.map((role) => (
            <Group key={role.key} justify="space-between" align="flex-start" wrap="nowrap">
              <Stack gap={2}>
                <Text size="sm" fw={600}>
                  {role.name}
                </Text>
                <List size="sm">
                  {role.duties.map((duty) => (
                    <List.Item key={duty}>{duty}</List.Item>
                  ))}
                </List>
                {(["filledBy", "handover"] as const).map((name) => (
                  <Text size="sm" c="dimmed" key={name}>
                    {t(`roles.${name}`)}: {role[name]}
                  </Text>
                ))}
                <Text size="sm">{byDefault(role, people.data ?? [], schedules.data ?? [])}</Text>
              </Stack>
              {mayManage ? (
                <Button
                  flex="none"
                  size="compact-sm"
                  variant="default"
                  aria-label={t("roles.edit", { name: role.name })}
                  onClick={() => setEditing(role)}
                >
                  {t("action.edit")}
                </Button>
              ) : null}
            </Group>
          ))
        }
      </Loaded>
      {editing ? (
        <EditRole
          role={editing}
          people={people.data ?? []}
          schedules={schedules.data ?? []}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </Section>
  );
}

function byDefault(role: RoleDefinitionView, people: Named[], schedules: Named[]): string {
  const person = people.find(({ id }) => id === role.defaultPersonId);
  if (person) return t("roles.byPerson", { name: person.name });
  const schedule = schedules.find(({ id }) => id === role.defaultScheduleId);
  return schedule ? t("roles.bySchedule", { name: schedule.name }) : t("roles.nobody");
}

type EditProps = { role: RoleDefinitionView; people: Named[]; schedules: Named[]; onClose: () => void };

function EditRole({ role, people, schedules, onClose }: EditProps) {
  const { value, change, dirty } = useEdited({ ...role, duties: role.duties.join("\n") });
  const duties = value.duties.split("\n").flatMap((line) => line.trim() || []);
  const { key: _, ...body } = { ...value, duties };
  const save = useAct(() => api.patch(`/incident-roles/${role.key}`, body), ["incident-role"], onClose);
  const choices = (list: Named[]) => [
    { value: "", label: "–" },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <EditModal
      title={t("roles.edit", { name: role.name })}
      dirty={dirty}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t("roles.name")}
        required
        maxLength={80}
        value={value.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t("roles.duties")}
        required
        autosize
        minRows={3}
        value={value.duties}
        onChange={(event) => change({ duties: event.currentTarget.value })}
      />
      {(["filledBy", "handover"] as const).map((name) => (
        <Textarea
          key={name}
          label={t(`roles.${name}`)}
          required
          autosize
          maxLength={500}
          value={value[name]}
          onChange={(event) => change({ [name]: event.currentTarget.value })}
        />
      ))}
      <NativeSelect
        label={t("roles.person")}
        value={value.defaultPersonId ?? ""}
        data={choices(people)}
        onChange={(event) => change({ defaultPersonId: event.currentTarget.value || null })}
      />
      <NativeSelect
        label={t("roles.schedule")}
        value={value.defaultScheduleId ?? ""}
        data={choices(schedules)}
        onChange={(event) => change({ defaultScheduleId: event.currentTarget.value || null })}
      />
    </EditModal>
  );
}
