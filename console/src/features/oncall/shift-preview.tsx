import { Loader, Text } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { PreviewShiftsBody, ShiftsPreview } from "../../../../src/api/contract/oncall.ts";
import { api } from "../../api/client.ts";
import { Mark } from "../../parts/mark.tsx";
import { Section } from "../../parts/section.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { type ScheduleDraft, scheduleBody } from "./schedule-draft.ts";
import { ShiftsTable } from "./shifts-table.tsx";

const WAIT_MS = 400;
const TWO_WEEKS_MS = 14 * 24 * 3_600_000;

/** Who would be on call in the next two weeks if the schedule were saved as it stands in the form. */
export function ShiftPreview({ draft, scheduleId }: { draft: ScheduleDraft; scheduleId?: string }) {
  const { timeZone, rotations = [] } = scheduleBody(draft);
  // A rotation needs a name only to be saved.
  const named = rotations.map((rotation) => ({ ...rotation, name: rotation.name.trim() || "?" }));
  const [asked] = useDebouncedValue(JSON.stringify({ scheduleId, timeZone, rotations: named }), WAIT_MS);
  const preview = useQuery({
    queryKey: ["schedule", "preview", asked],
    queryFn: () => {
      const from = Date.now();
      return api.post<ShiftsPreview>("/schedules/preview", {
        ...JSON.parse(asked),
        from: new Date(from).toISOString(),
        until: new Date(from + TWO_WEEKS_MS).toISOString(),
      } satisfies PreviewShiftsBody);
    },
    placeholderData: keepPreviousData,
    enabled: rotations.length > 0,
  });
  return (
    <Section title={t("schedule.preview")}>
      <Text size="sm" c="dimmed">
        {t("schedule.previewHint")}
      </Text>
      {rotations.length === 0 ? (
        <div>
          <Mark tone="watch">{t("schedule.nobodyYet")}</Mark>
        </div>
      ) : null}
      {preview.isLoading ? <Loader size="sm" role="status" aria-label={t("loading")} /> : null}
      {preview.error ? <ProblemNote error={preview.error} /> : null}
      {preview.data && !preview.error && rotations.length > 0 ? (
        <>
          {preview.data.gaps.length ? (
            <div>
              <Mark tone="bad">{t("schedule.gaps", { count: preview.data.gaps.length })}</Mark>
            </div>
          ) : null}
          <ShiftsTable
            name={t("schedule.preview")}
            shifts={preview.data.shifts}
            zone={preview.data.timeZone}
          />
        </>
      ) : null}
    </Section>
  );
}
