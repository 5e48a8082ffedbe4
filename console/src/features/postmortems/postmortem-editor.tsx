import { Grid, Group, List, Stack, Text } from "@mantine/core";
import type { MeasuresView, PostmortemView } from "../../../../src/api/contract/postmortems.ts";
import { Mark } from "../../parts/mark.tsx";
import { Section } from "../../parts/section.tsx";
import { clockFace } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";
import { ActionItems } from "./action-items.tsx";
import { Publishing } from "./publishing.tsx";
import { VersionEditor } from "./version-editor.tsx";

const STATE_TEXTS = {
  draft: "postmortem.state.draft",
  "decided-not-to-publish": "postmortem.decided-not-to-publish",
  ready: "postmortem.ready",
  published: "postmortem.published",
} as const;

/** Both versions side by side, what they rest on, and what still stands before publishing. */
export const PostmortemEditor = ({ postmortem }: { postmortem: PostmortemView }) => (
  <Stack>
    <Group gap="xs">
      <Mark tone={postmortem.state === "published" ? "good" : "calm"}>
        {t(STATE_TEXTS[postmortem.state])}
      </Mark>
      <Text size="sm" c="dimmed">
        {postmortem.publicTitle}
      </Text>
    </Group>
    <Measures measures={postmortem.measures} />
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 6 }}>
        <VersionEditor postmortemId={postmortem.id} version={postmortem.internal} />
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 6 }}>
        <VersionEditor postmortemId={postmortem.id} version={postmortem.external} />
      </Grid.Col>
    </Grid>
    <ActionItems postmortem={postmortem} />
    <Publishing postmortem={postmortem} />
  </Stack>
);

const seconds = (value: number | null): string => (value === null ? "–" : clockFace(value * 1000));

const Measures = ({ measures }: { measures: MeasuresView }) => (
  <Section title={t("postmortem.numbers")}>
    <List size="sm">
      <List.Item>{t("postmortem.duration", { time: seconds(measures.durationSeconds) })}</List.Item>
      <List.Item>{t("postmortem.detection", { time: seconds(measures.detectionSeconds) })}</List.Item>
      <List.Item>
        {t("postmortem.acknowledgement", { time: seconds(measures.acknowledgementSeconds) })}
      </List.Item>
      <List.Item>
        {t("postmortem.promises", { kept: measures.promisesKept, missed: measures.promisesMissed })}
      </List.Item>
      {measures.audiences.map((audience) => (
        <List.Item key={audience.audienceId}>
          {t("postmortem.audience", {
            name: audience.name,
            first: seconds(audience.firstAfterDeclarationSeconds),
            silence: seconds(audience.longestSilenceSeconds),
          })}
        </List.Item>
      ))}
    </List>
  </Section>
);
