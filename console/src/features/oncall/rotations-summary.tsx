import { Stack, Text } from "@mantine/core";
import type { ScheduleView } from "../../../../src/api/contract/oncall.ts";
import { Mark } from "../../parts/mark.tsx";
import { t } from "../../texts/index.ts";
import { handOverWords, orderWords, windowWords } from "./rotation-words.ts";

/** The rotations of a schedule in words. */
export const RotationsSummary = ({ schedule }: { schedule: ScheduleView }) =>
  schedule.rotations.length === 0 ? (
    <div>
      <Mark tone="watch">{t("schedule.nobodyYet")}</Mark>
    </div>
  ) : (
    <Stack gap={6}>
      {schedule.rotations.map((rotation) => (
        <div key={rotation.id}>
          <Text size="sm">
            <b>{rotation.name}</b>: {orderWords(rotation)}
          </Text>
          <Text size="sm" c="dimmed">
            {[handOverWords(rotation), ...rotation.restrictions.map(windowWords)].join(" ")}
          </Text>
        </div>
      ))}
    </Stack>
  );
