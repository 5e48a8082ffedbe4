import type { Restriction, RotationView } from "../../../../src/api/contract/oncall.ts";
import { t } from "../../texts/index.ts";
import { weekdayName, weekdayOf } from "./weekdays.ts";

/** When a rotation hands over, in a sentence. */
export function handOverWords({ kind, every, startsOn, handOverAt }: RotationView): string {
  if (kind === "daily") return t("rotation.daily", { time: handOverAt });
  if (kind === "weekly")
    return t("rotation.weekly", { day: weekdayName(weekdayOf(startsOn)), time: handOverAt });
  return t("rotation.custom", {
    count: every.count,
    unit: t(`schedule.unit.${every.unit}`).toLowerCase(),
    time: handOverAt,
    date: startsOn,
  });
}

/** "Ana → Ben and Cleo → nobody": who follows whom. */
export const orderWords = ({ turns }: RotationView): string =>
  turns
    .map((people) => (people.length ? people.map(({ name }) => name).join(" + ") : t("onCall.nobody")))
    .join(" → ");

export const windowWords = ({ weekdays, from, to }: Restriction): string =>
  t("rotation.window", { days: weekdays.map((day) => weekdayName(day, "short")).join(", "), from, to });
