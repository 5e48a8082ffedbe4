import { Accordion, Group, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import type { FactKindView, FactVersionView } from "../../../../../src/api/contract/facts.ts";
import { type TextKey, t } from "../../../texts/index.ts";
import { FactInput } from "./fact-input.tsx";
import type { Draft } from "./proposal.ts";

type Props = {
  kinds: FactKindView[];
  current: FactVersionView[];
  draft: Draft;
  change: (part: Partial<Draft>) => void;
};

/** Everything known about the incident, once, with who may know it and how sure it is. */
export function FactsForm({ kinds, current, draft, change }: Props) {
  const entered = kinds.filter((kind) => kind.origin === "entered");
  const groups = [...Map.groupBy(entered, (kind) => kind.group)];
  return (
    <Accordion multiple variant="separated" defaultValue={groups.slice(0, 1).map(([group]) => group)}>
      {groups.map(([group, list]) => (
        <Accordion.Item key={group} value={group}>
          <Accordion.Control>
            <Text fw={600}>{groupText(group)}</Text>
            <Text size="xs" c="dimmed">
              {t("composer.factsKnown", { known: countKnown(list, current, draft), all: list.length })}
            </Text>
          </Accordion.Control>
          <Accordion.Panel>
            <Stack gap="md">
              {list.map((kind) => (
                <FactRow
                  key={kind.key}
                  kind={kind}
                  was={current.find((version) => version.key === kind.key)}
                  draft={draft}
                  change={change}
                />
              ))}
            </Stack>
          </Accordion.Panel>
        </Accordion.Item>
      ))}
    </Accordion>
  );
}

const GROUPS: readonly TextKey[] = [
  "factGroup.impact",
  "factGroup.help",
  "factGroup.cause",
  "factGroup.action",
  "factGroup.data",
  "factGroup.times",
  "factGroup.responders",
  "factGroup.leadership",
  "factGroup.support",
];

/** A group that is newer than this console is shown by its key. */
function groupText(group: string): string {
  const key = GROUPS.find((known) => known === `factGroup.${group}`);
  return key ? t(key) : group;
}

const countKnown = (kinds: FactKindView[], current: FactVersionView[], draft: Draft): number =>
  kinds.filter(
    ({ key }) => (draft.facts[key]?.value ?? current.find((version) => version.key === key)?.value) != null,
  ).length;

type RowProps = Omit<Props, "kinds" | "current"> & { kind: FactKindView; was: FactVersionView | undefined };

function FactRow({ kind, was, draft, change }: RowProps) {
  const now = draft.facts[kind.key];
  const value = now ? now.value : was?.value;
  const set = (part: Draft["facts"][string]) =>
    change({ facts: { ...draft.facts, [kind.key]: { value: value ?? null, ...now, ...part } } });
  const rings = Array.from({ length: kind.widestRing }, (_, n) => n + 1);
  return (
    <Stack gap={4}>
      <FactInput kind={kind} value={value ?? null} onChange={(next) => set({ value: next })} />
      {value == null ? null : (
        <Group gap="xs">
          <NativeSelect
            size="xs"
            aria-label={t("composer.whoMayKnow", { fact: kind.label })}
            value={String(now?.ring ?? was?.ring ?? kind.defaultRing)}
            data={rings.map((ring) => ({ value: String(ring), label: ringText(ring) }))}
            onChange={(event) =>
              set({ ring: Number(event.currentTarget.value) as FactKindView["defaultRing"] })
            }
          />
          <SegmentedControl
            size="xs"
            aria-label={t("composer.howSure", { fact: kind.label })}
            value={now?.confidence ?? was?.confidence ?? "confirmed"}
            data={[
              { value: "suspected", label: t("composer.suspected") },
              { value: "confirmed", label: t("composer.confirmed") },
            ]}
            onChange={(confidence) => set({ confidence: confidence as "suspected" | "confirmed" })}
          />
        </Group>
      )}
    </Stack>
  );
}

const RING_TEXTS = ["ring.1", "ring.2", "ring.3", "ring.4", "ring.5"] as const;

const ringText = (ring: number): string => t(RING_TEXTS[ring - 1] ?? "ring.5");
