import { Checkbox, NativeSelect, NumberInput, SimpleGrid, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ChangePlan, PlanClock } from "../../../../../src/api/contract/communication.ts";
import { api } from "../../../api/client.ts";
import { EditModal } from "../../../parts/edit-modal.tsx";
import { useEdited } from "../../../parts/edited.ts";
import { useAct } from "../../../parts/use-act.ts";
import { t } from "../../../texts/index.ts";
import { ChannelsInput } from "../audiences/channels-input.tsx";

const TOLD: PlanClock["told"][] = ["clock", "if-component-affected", "on-change", "not-told"];
const TIMES = ["firstWithin", "investigating", "identified", "monitoring"] as const;

type Props = { clock: PlanClock; audience: string; version: number; onClose: () => void };

/** One cell of the plan; saving it makes a new version. */
export function EditClock({ clock, audience, version, onClose }: Props) {
  const { value: draft, change, dirty } = useEdited(clock);
  const [note, setNote] = useState("");
  const [opened] = useState(version);
  const save = useAct((body: ChangePlan) => api.put("/plan", body), ["plan", "incident"], onClose);
  const timed = draft.told === "clock" || draft.told === "if-component-affected";
  const submit = () => {
    const times = Object.fromEntries(TIMES.map((name) => [name, timed ? draft[name] : null]));
    // A change by somebody else meanwhile is refused first; saving again after having read that is meant.
    const basedOn = save.error ? version : opened;
    save.mutate({ basedOn, note, clocks: [{ ...draft, ...times }] });
  };
  return (
    <EditModal
      title={t("plan.editTitleOf", { audience, severity: clock.severity })}
      size="md"
      dirty={dirty || note !== ""}
      saving={save.isPending}
      error={save.error}
      onSave={submit}
      onClose={onClose}
    >
      <NativeSelect
        label={t("plan.told")}
        value={draft.told}
        data={TOLD.map((value) => ({ value, label: t(`plan.${value}`) }))}
        onChange={(event) => change({ told: event.currentTarget.value as PlanClock["told"] })}
      />
      {timed ? (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {TIMES.map((name) => (
            <NumberInput
              key={name}
              label={t(`plan.${name}`)}
              suffix={t("plan.minutes")}
              min={1}
              max={1440}
              allowDecimal={false}
              required
              value={draft[name] ?? ""}
              onChange={(value) => change({ [name]: value === "" ? null : Number(value) })}
            />
          ))}
        </SimpleGrid>
      ) : null}
      <Checkbox
        label={t("plan.ownChannels")}
        checked={draft.channels === null}
        onChange={(event) => change({ channels: event.currentTarget.checked ? null : [] })}
      />
      {draft.channels ? (
        <ChannelsInput
          label={t("plan.otherChannels")}
          value={draft.channels}
          onChange={(channels) => change({ channels })}
        />
      ) : null}
      <Checkbox
        label={t("plan.approval")}
        checked={draft.approval}
        onChange={(event) => change({ approval: event.currentTarget.checked })}
      />
      <TextInput
        label={t("plan.note")}
        value={note}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </EditModal>
  );
}
