import { Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { TimelineEntryView, TimelineList } from "../../../../../src/api/contract/timeline.ts";
import { api } from "../../../api/client.ts";
import { Loaded } from "../../../parts/loaded.tsx";
import { Section } from "../../../parts/section.tsx";
import { When } from "../../../parts/when.tsx";
import { ProblemNote } from "../../../shell/problem.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";

/** What happened, newest first; entries are never changed. */
export function Timeline({ incidentId }: { incidentId: string }) {
  const timeline = useQuery({
    queryKey: ["incident", incidentId, "timeline"],
    queryFn: () => api.get<TimelineList>(`/incidents/${incidentId}/timeline`, { limit: 100 }),
  });
  const mayWrite = useMay("incidents.contribute");
  return (
    <Section title={t("room.timeline")}>
      {mayWrite ? <AddNote incidentId={incidentId} /> : null}
      <Loaded query={timeline}>
        {({ items }) => (
          <Stack gap="xs" role="log" aria-label={t("room.timeline")}>
            {items.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

const Entry = ({ entry }: { entry: TimelineEntryView }) => (
  <div>
    <Group gap={6}>
      {entry.pinned ? (
        <Text span aria-label={t("room.pinned")}>
          ★
        </Text>
      ) : null}
      <Text size="sm" fw={600}>
        {entry.author.label}
      </Text>
      <When at={entry.happenedAt} />
    </Group>
    <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
      {entry.text}
    </Text>
  </div>
);

function AddNote({ incidentId }: { incidentId: string }) {
  const [text, setText] = useState("");
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: () => api.post(`/incidents/${incidentId}/timeline`, { text }),
    onSuccess: async () => {
      setText("");
      await queries.invalidateQueries({ queryKey: ["incident", incidentId] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Textarea
          label={t("room.note")}
          autosize
          minRows={1}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemNote error={add.error} />
        <Group justify="flex-end">
          <Button type="submit" size="compact-sm" disabled={!text.trim()} loading={add.isPending}>
            {t("room.addNote")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
