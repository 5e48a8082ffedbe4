import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ChannelList, ChannelView } from "../../../../src/api/contract/delivery.ts";
import type { ContactMethodKindView } from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";
import { EditModal } from "../../parts/edit-modal.tsx";
import { useEdited } from "../../parts/edited.ts";
import { FieldInputs, type FieldValues, filledIn } from "../../parts/field-inputs.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark } from "../../parts/mark.tsx";
import { Section } from "../../parts/section.tsx";
import { SureButton } from "../../parts/sure-button.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
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
  const remove = useAct(() => api.delete(`/channels/${channel.kind}/account`), ["channel", "delivery"]);
  const hasAccount = Object.keys(channel.accountFields).length > 0;
  const kinds = useList<ContactMethodKindView>("contact-method-kind", "/contact-method-kinds");
  // What needs no proof of ownership, such as the own inbox, has no address that anybody could give.
  const hasAddress = kinds.data?.some(
    (kind) => kind.channel === channel.kind && kind.verification !== "none",
  );
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Text fw={600}>{channel.name}</Text>
        <Mark tone={channel.account === "missing" ? "watch" : "good"}>
          {t(`channels.${channel.account}`)}
        </Mark>
        {hasAccount ? (
          <Button size="compact-sm" variant="default" onClick={() => setEditing(true)}>
            {t("channels.edit")}
          </Button>
        ) : null}
        {channel.account === "workspace" ? (
          <SureButton
            question={t("channels.removeQuestion", { name: channel.name })}
            onSure={() => remove.mutate(undefined)}
          >
            {t("channels.remove")}
          </SureButton>
        ) : null}
      </Group>
      {!hasAccount && hasAddress ? (
        <Text size="sm" c="dimmed">
          {t("channels.addressesOnly")}
        </Text>
      ) : null}
      <ProblemNote error={remove.error} />
      {editing ? <AccountForm channel={channel} onClose={() => setEditing(false)} /> : null}
    </Stack>
  );
}

function AccountForm({ channel, onClose }: { channel: ChannelView; onClose: () => void }) {
  const fields = Object.entries(channel.accountFields).map(([name, field]) => ({ name, ...field }));
  const { value, change, dirty } = useEdited<{ settings: FieldValues }>({ settings: shownSettings(channel) });
  const save = useAct(
    () => api.put(`/channels/${channel.kind}/account`, { settings: filledIn(fields, value.settings) }),
    ["channel", "delivery"],
    onClose,
  );
  return (
    <EditModal
      title={channel.name}
      size="md"
      dirty={dirty}
      saving={save.isPending}
      error={save.error}
      onSave={() => save.mutate(undefined)}
      onClose={onClose}
    >
      <FieldInputs
        fields={fields}
        values={value.settings}
        stored={storedSecrets(channel)}
        onChange={(settings) => change({ settings })}
      />
    </EditModal>
  );
}

/** A secret that is set reads `true` and is never shown. */
const storedSecrets = ({ accountFields, settings }: ChannelView): string[] =>
  Object.keys(accountFields).filter(
    (name) => accountFields[name]?.kind === "secret" && settings?.[name] === true,
  );

const shownSettings = (channel: ChannelView): FieldValues =>
  Object.fromEntries(
    Object.entries(channel.settings ?? {}).filter(([name]) => !storedSecrets(channel).includes(name)),
  );
