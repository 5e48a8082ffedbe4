import { Button, Checkbox, Group, Modal, NativeSelect, NumberInput, Stack } from "@mantine/core";
import { useState } from "react";
import type { ChangePlan, PlanClock } from "../../../../src/api/contract/communication.ts";
import { api } from "../../api/client.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

const TOLD: PlanClock["told"][] = ["clock", "if-component-affected", "on-change", "not-told"];
const TIMES = ["firstWithin", "investigating", "identified", "monitoring"] as const;

/** One cell of the plan; saving it makes a new version. */
export function EditClock({
  clock,
  version,
  onClose,
}: {
  clock: PlanClock;
  version: number;
  onClose: () => void;
}) {
  const [draft, setDraft] = useState(clock);
  const save = useAct((body: ChangePlan) => api.put("/plan", body), ["plan"], onClose);
  const timed = draft.told === "clock" || draft.told === "if-component-affected";
  const submit = () => {
    const times = Object.fromEntries(TIMES.map((name) => [name, timed ? draft[name] : null]));
    save.mutate({ basedOn: version, clocks: [{ ...draft, ...times }] });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("plan.editTitle")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <Stack>
        <NativeSelect
          label={t("plan.told")}
          value={draft.told}
          data={TOLD.map((value) => ({ value, label: t(`plan.${value}`, { times: "" }) }))}
          onChange={(event) => setDraft({ ...draft, told: event.currentTarget.value as PlanClock["told"] })}
        />
        {timed
          ? TIMES.map((name) => (
              <NumberInput
                key={name}
                label={t(`plan.${name}`)}
                suffix=" min"
                min={1}
                max={1440}
                value={draft[name] ?? ""}
                onChange={(value) => setDraft({ ...draft, [name]: value === "" ? null : Number(value) })}
              />
            ))
          : null}
        <Checkbox
          label={t("plan.approval")}
          checked={draft.approval}
          onChange={(event) => setDraft({ ...draft, approval: event.currentTarget.checked })}
        />
        <ProblemNote error={save.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button loading={save.isPending} onClick={submit}>
            {t("action.save")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
