import {
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Stack,
  TagsInput,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { Audience, AudienceForm } from "../../../../../src/api/contract/communication.ts";
import { api } from "../../../api/client.ts";
import { EditModal } from "../../../parts/edit-modal.tsx";
import { useEdited } from "../../../parts/edited.ts";
import { SureButton } from "../../../parts/sure-button.tsx";
import { useAct } from "../../../parts/use-act.ts";
import { t } from "../../../texts/index.ts";
import { ChannelsInput } from "./channels-input.tsx";
import { COLLECTIVES, hasCollective } from "./members.ts";
import { PickTargets } from "./pick-targets.tsx";
import { Rooms } from "./rooms.tsx";

export type AudienceDraft = Omit<Audience, "id" | "statusPageId">;

const FORMS: AudienceForm[] = ["responders", "support", "leadership", "employees", "customers"];
const RINGS = [1, 2, 3, 4, 5] as const;
const NEW: AudienceDraft = {
  name: "",
  description: "",
  form: "employees",
  ring: 4,
  compartments: [],
  customerFacing: false,
  channels: ["email"],
  members: [],
};

/** Who an audience is, what it may know, how it is reached, and who belongs to it. */
export function AudienceEditor({ audience, onClose }: { audience: Audience | null; onClose: () => void }) {
  const { value, change, changed, dirty } = useEdited<AudienceDraft>(audience ? draftOf(audience) : NEW);
  const save = useAct(
    () =>
      audience
        ? api.patch<Audience>(`/audiences/${audience.id}`, changed)
        : api.post<Audience>("/audiences", value),
    ["audience", "plan", "incident"],
    onClose,
  );
  const retire = useAct(() => api.delete(`/audiences/${audience?.id}`), ["audience", "plan"], onClose);
  return (
    <EditModal
      title={audience ? t("audience.edit", { name: audience.name }) : t("audience.newTitle")}
      dirty={dirty}
      saving={save.isPending}
      error={save.error ?? retire.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
      size="xl"
      extra={
        audience ? (
          <SureButton
            question={t("audience.retireQuestion", { name: audience.name })}
            onSure={() => retire.mutate(undefined)}
          >
            {t("audience.retire")}
          </SureButton>
        ) : null
      }
    >
      <Members draft={value} change={change} />
      <Fieldset legend={t("audience.reads")}>
        <Stack gap="sm">
          <Knows draft={value} change={change} />
        </Stack>
      </Fieldset>
    </EditModal>
  );
}

const draftOf = ({ id: _, statusPageId: __, ...audience }: Audience): AudienceDraft => audience;

type PartProps = { draft: AudienceDraft; change: (part: Partial<AudienceDraft>) => void };

const Members = ({ draft, change }: PartProps) => (
  <Fieldset legend={t("audience.members")}>
    <Stack gap="sm">
      <PickTargets
        kind="person"
        path="/people"
        searched
        autoFocus
        label={t("audience.people")}
        description={t("audience.peopleHint")}
        members={draft.members}
        onChange={(members) => change({ members })}
      />
      <PickTargets
        kind="team"
        path="/teams"
        label={t("audience.teams")}
        members={draft.members}
        onChange={(members) => change({ members })}
      />
      <PickTargets
        kind="schedule"
        path="/schedules"
        label={t("audience.schedules")}
        members={draft.members}
        onChange={(members) => change({ members })}
      />
      {COLLECTIVES.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`audience.${kind}`)}
          checked={hasCollective(draft.members, kind)}
          onChange={(event) => {
            const others = draft.members.filter((member) => member.kind !== kind);
            change({ members: event.currentTarget.checked ? [...others, { kind }] : others });
          }}
        />
      ))}
      <Rooms members={draft.members} onChange={(members) => change({ members })} />
    </Stack>
  </Fieldset>
);

const Knows = ({ draft, change }: PartProps) => (
  <>
    <TextInput
      label={t("audience.name")}
      required
      maxLength={80}
      value={draft.name}
      onChange={(event) => change({ name: event.currentTarget.value })}
    />
    <Textarea
      label={t("audience.description")}
      autosize
      maxLength={500}
      value={draft.description}
      onChange={(event) => change({ description: event.currentTarget.value })}
    />
    <Group grow align="flex-start">
      <NativeSelect
        label={t("audience.form")}
        description={t("audience.formHint")}
        value={draft.form}
        data={FORMS.map((form) => ({ value: form, label: t(`form.${form}`) }))}
        onChange={(event) => change({ form: event.currentTarget.value as AudienceForm })}
      />
      <NativeSelect
        label={t("audience.ring")}
        description={t("audience.ringHint")}
        value={String(draft.ring)}
        data={RINGS.map((ring) => ({ value: String(ring), label: t(`audience.ring.${ring}`) }))}
        onChange={(event) => change({ ring: Number(event.currentTarget.value) })}
      />
    </Group>
    <ChannelsInput
      label={t("audience.channels")}
      description={t("audience.channelsHint")}
      value={draft.channels}
      onChange={(channels) => change({ channels })}
    />
    <TagsInput
      label={t("audience.compartments")}
      description={t("audience.compartmentsHint")}
      value={draft.compartments}
      onChange={(compartments) => change({ compartments })}
    />
    <Checkbox
      label={t("audience.customerFacing")}
      checked={draft.customerFacing}
      onChange={(event) => change({ customerFacing: event.currentTarget.checked })}
    />
  </>
);
