import {
  Button,
  Checkbox,
  Collapse,
  Group,
  Paper,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useId } from "react";
import type { Finding, PreviewMessage } from "../../../../../src/api/contract/communication.ts";
import { Mark } from "../../../parts/mark.tsx";
import { bothClocks } from "../../../parts/when.tsx";
import { t } from "../../../texts/index.ts";
import { useChannelName } from "../audiences/channels-input.tsx";
import { FindingsList } from "./findings-list.tsx";
import type { Draft } from "./proposal.ts";

type Props = {
  message: PreviewMessage;
  findings: Finding[];
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  all: PreviewMessage[];
};

/** One audience's words, who would get them, what changed for them, and what is promised. */
export function MessageCard({ message, findings, draft, change, all }: Props) {
  const [editing, { toggle, open }] = useDisclosure(false);
  const heading = useId();
  const edit = (part: Draft["edits"][string]) =>
    change({
      edits: { ...draft.edits, [message.audienceId]: { ...draft.edits[message.audienceId], ...part } },
    });
  const include = (included: boolean) => {
    const now = all.filter((other) => other.included).map((other) => other.audienceId);
    const without = now.filter((id) => id !== message.audienceId);
    change({ audienceIds: included ? [...without, message.audienceId] : without });
  };
  return (
    <Paper
      component="section"
      withBorder
      p="md"
      aria-labelledby={heading}
      opacity={message.included ? 1 : 0.75}
    >
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Title order={3} size="h5" id={heading}>
              {message.ring} · {message.audience}
            </Title>
            <Text size="xs" c="dimmed">
              {message.why}
            </Text>
          </div>
          <Checkbox
            label={t("composer.include")}
            checked={message.included}
            onChange={(event) => include(event.currentTarget.checked)}
          />
        </Group>
        <Recipients message={message} />
        <Text fw={600}>{message.subject}</Text>
        <Collapse expanded={!editing}>
          <Text size="sm" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
            {message.text}
          </Text>
        </Collapse>
        <Collapse expanded={editing}>
          <Stack gap="xs">
            <TextInput
              label={t("composer.subject")}
              value={draft.edits[message.audienceId]?.subject ?? message.subject}
              onChange={(event) => edit({ subject: event.currentTarget.value })}
            />
            <Textarea
              label={t("composer.body")}
              description={t("composer.bodyHint")}
              autosize
              minRows={5}
              value={draft.edits[message.audienceId]?.body ?? message.body}
              onChange={(event) => edit({ body: event.currentTarget.value })}
            />
          </Stack>
        </Collapse>
        <Group gap="xs">
          <Button variant="default" size="compact-sm" aria-expanded={editing} onClick={toggle}>
            {t(editing ? "composer.doneEditing" : "composer.edit")}
          </Button>
          {message.edited ? <Mark tone="calm">{t("composer.edited")}</Mark> : null}
          {message.approvalNeeded ? <Mark tone="watch">{t("composer.approvalNeeded")}</Mark> : null}
          <Text size="sm" c="dimmed">
            {message.promise
              ? t("composer.promise", { at: bothClocks(message.promise.dueAt) })
              : t("composer.noPromise")}
          </Text>
        </Group>
        <Changes message={message} />
        <FindingsList
          findings={findings}
          onFix={(body) => {
            edit({ body });
            open();
          }}
        />
      </Stack>
    </Paper>
  );
}

function Recipients({ message }: { message: PreviewMessage }) {
  const channelName = useChannelName();
  return (
    <Group gap="xs">
      {message.recipients.map((channel) => (
        <Mark key={channel.channel} tone={channel.transport ? "calm" : "watch"}>
          {`${channelName(channel.channel)}: ${channel.count}${channel.transport ? "" : ` (${t("composer.held")})`}`}
        </Mark>
      ))}
      {message.statusPage?.publishes ? <Mark tone="calm">{t("composer.publishes")}</Mark> : null}
      {message.recipientCount === 0 ? <Mark tone="quiet">{t("composer.nobody")}</Mark> : null}
      {message.unreachable.length ? (
        <Text size="xs" c="dimmed">
          {t("composer.unreachable", { names: message.unreachable.slice(0, 5).join(", ") })}
        </Text>
      ) : null}
    </Group>
  );
}

const Changes = ({ message }: { message: PreviewMessage }) =>
  message.changes.length === 0 ? null : (
    <Text size="xs" c="dimmed">
      {t("composer.changed")}{" "}
      {message.changes
        .map((change) => `${change.label}: ${change.before ?? "–"} → ${change.after ?? "–"}`)
        .join(" · ")}
    </Text>
  );
