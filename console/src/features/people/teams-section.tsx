import { Button, Group, MultiSelect, Stack, Text, TextInput } from "@mantine/core";
import { useMemo, useState } from "react";
import type { TeamBody, TeamView } from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";
import { FormDialog } from "../../parts/form-dialog.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useDraft } from "../../parts/use-draft.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { usePeople } from "../incidents/queries.ts";

const CHANGES = ["team", "person", "service"];

/** Teams and who is in them. */
export function TeamsSection() {
  const teams = useList<TeamView>("team", "/teams");
  const mayManage = useMay("people.manage");
  const [isAdding, setAdding] = useState(false);
  return (
    <Section
      title={t("people.teams")}
      actions={
        mayManage ? (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t("team.new")}
          </Button>
        ) : null
      }
    >
      <Loaded query={teams}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("team.none")}</Empty>
          ) : (
            <Stack gap="sm">
              {items.map((team) => (
                <Team key={team.id} team={team} mayManage={mayManage} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      {isAdding ? <EditTeam team={null} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

function Team({ team, mayManage }: { team: TeamView; mayManage: boolean }) {
  const [isEditing, setEditing] = useState(false);
  return (
    <Group gap="xs" justify="space-between">
      <Text size="sm">
        <b>{team.name}</b>: {team.members.map(({ name }) => name).join(", ") || t("team.noMembers")}
      </Text>
      {mayManage ? (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("form.edit", { name: team.name })}
            onClick={() => setEditing(true)}
          >
            {t("action.edit")}
          </Button>
          <RemoveButton
            name={team.name}
            consequence={t("team.removeHint")}
            path={`/teams/${team.id}`}
            changes={CHANGES}
          />
        </Group>
      ) : null}
      {isEditing ? <EditTeam team={team} onClose={() => setEditing(false)} /> : null}
    </Group>
  );
}

type TeamDraft = { name: string; memberIds: string[] };

function EditTeam({ team, onClose }: { team: TeamView | null; onClose: () => void }) {
  const people = usePeople();
  const saved = useMemo<TeamDraft>(
    () => ({ name: team?.name ?? "", memberIds: team?.members.map(({ id }) => id) ?? [] }),
    [team],
  );
  const state = useDraft(saved);
  const { draft, change } = state;
  const saving = useAct(
    (body: TeamBody) => (team ? api.patch(`/teams/${team.id}`, body) : api.post("/teams", body)),
    CHANGES,
    onClose,
  );
  return (
    <FormDialog
      title={team ? team.name : t("team.new")}
      state={state}
      saving={saving}
      onSave={() => saving.mutate(draft)}
      onClose={onClose}
    >
      <TextInput
        label={t("team.name")}
        required
        data-autofocus
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <MultiSelect
        label={t("team.members")}
        data={(people.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        value={draft.memberIds}
        onChange={(memberIds) => change({ memberIds })}
      />
    </FormDialog>
  );
}
