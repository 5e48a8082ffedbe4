import { Button, Group, NativeSelect, Stack, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { ChannelList, ChannelView } from "../../../../src/api/contract/delivery.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** Ways to reach people; each form is drawn from the channel's own declaration. */
export function ChannelsSection() {
  const channels = useQuery({ queryKey: ["channel"], queryFn: () => api.get<ChannelList>("/channels") });
  return (
    <Section title={t("channels.title")}>
      <Loaded query={channels}>
        {({ items }) => (
          <Stack gap="md">
            {items.map((channel) => (
              <Channel key={channel.kind} channel={channel} />
            ))}
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

function Channel({ channel }: { channel: ChannelView }) {
  const [editing, setEditing] = useState(false);
  const fields = Object.entries(channel.accountFields);
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Text fw={600}>{channel.name}</Text>
        <Mark tone={channel.account === "missing" ? "watch" : "good"}>
          {t(`channels.${channel.account}`)}
        </Mark>
        {fields.length && !editing ? (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {t("channels.edit")}
          </Button>
        ) : null}
      </Group>
      {editing ? <AccountForm channel={channel} onDone={() => setEditing(false)} /> : null}
    </Stack>
  );
}

function AccountForm({ channel, onDone }: { channel: ChannelView; onDone: () => void }) {
  const fields = Object.entries(channel.accountFields);
  const save = useAct(
    (settings: Record<string, unknown>) => api.put(`/channels/${channel.kind}/account`, { settings }),
    ["channel", "delivery"],
    onDone,
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const filled = fields.map(
      ([name, field]) => [name, typed(field.kind, String(form.get(name) ?? ""))] as const,
    );
    save.mutate(Object.fromEntries(filled.filter(([, value]) => value !== "")));
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs" maw={480}>
        {fields.map(([name, field]) =>
          field.kind === "choice" ? (
            <NativeSelect key={name} name={name} label={field.label} data={field.options ?? []} />
          ) : (
            <TextInput
              key={name}
              name={name}
              label={field.label}
              description={field.hint}
              type={field.kind === "secret" ? "password" : field.kind === "url" ? "url" : "text"}
              defaultValue={field.kind === "secret" ? "" : String(channel.settings?.[name] ?? "")}
              autoComplete="off"
            />
          ),
        )}
        <ProblemNote error={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t("action.save")}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t("action.cancel")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const typed = (kind: string, text: string): string | number | boolean => {
  if (kind === "number") return text === "" ? "" : Number(text);
  return kind === "boolean" ? text === "true" : text;
};
