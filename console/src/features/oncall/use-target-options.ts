import type { PolicyView, ScheduleView } from "../../../../src/api/contract/oncall.ts";
import type { PersonView, TeamView } from "../../../../src/api/contract/people.ts";
import { useList } from "../../parts/use-list.ts";
import { t } from "../../texts/index.ts";
import { targetKey } from "./policy-draft.ts";

type Named = { id: string; name: string };

/** Whom a step can tell, by kind; what the policy already tells stays on the list even if it is out of use. */
export function useTargetOptions(policy: PolicyView | null) {
  const schedules = useList<ScheduleView>("schedule", "/schedules").data ?? [];
  const teams = useList<TeamView>("team", "/teams").data ?? [];
  const people = useList<PersonView>("person", "/people", { limit: 200 }).data ?? [];
  const present = policy?.steps.flatMap(({ targets }) => targets) ?? [];
  const group = (kind: "schedule" | "team" | "person", listed: readonly Named[]) => {
    const kept = present.filter((target) => target.kind === kind);
    const names = new Map([...kept, ...listed].map((one) => [targetKey({ kind, id: one.id }), one.name]));
    return {
      group: t(`policy.target.${kind}`),
      items: [...names].map(([value, name]) => ({ value, label: t(`policy.choice.${kind}`, { name }) })),
    };
  };
  return [group("schedule", schedules), group("team", teams), group("person", people)];
}
