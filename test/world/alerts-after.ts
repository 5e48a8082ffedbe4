type Action = "trigger" | "acknowledge" | "resolve";
type FinalAlert = { state: string; triggers: number };

/**
 * The rules of deduplication in their plainest form: what the events of one key, in the order of acceptance, add up
 * to. All transitions count as being within ten minutes: from the fourth one on, a trigger is folded into the last
 * alert.
 */
export function alertsAfter(actions: readonly Action[]): FinalAlert[] {
  const alerts: FinalAlert[] = [];
  let transitions = 0;
  for (const action of actions) {
    const last = alerts.at(-1);
    const open = last && last.state !== "resolved" ? last : undefined;
    if (action === "trigger") {
      if (open) open.triggers++;
      else {
        transitions++;
        if (last && transitions >= 4)
          Object.assign(last, { state: "triggered", triggers: last.triggers + 1 });
        else alerts.push({ state: "triggered", triggers: 1 });
      }
    } else if (open && action === "resolve") {
      transitions++;
      open.state = "resolved";
    } else if (open) open.state = "acknowledged";
  }
  return alerts;
}
