import { MultiSelect } from "@mantine/core";
import type { ContactMethodKindView } from "../../../../../src/api/contract/people.ts";
import { useList } from "../../../parts/use-list.ts";
import { t } from "../../../texts/index.ts";

/** Not a channel of its own: the first method of each person's own rules. */
const OWN_RULES = "own-rules";

type Props = { label: string; description?: string; value: string[]; onChange: (channels: string[]) => void };

/** Ways to reach an audience; the order of choosing is the order of preference. */
export function ChannelsInput({ label, description, value, onChange }: Props) {
  const name = useChannelName();
  const kinds = useList<ContactMethodKindView>("contact-method-kind", "/contact-method-kinds");
  const known = [OWN_RULES, ...(kinds.data ?? []).map(({ channel }) => channel)];
  return (
    <MultiSelect
      label={label}
      description={description}
      data={[...new Set([...known, ...value])].map((channel) => ({ value: channel, label: name(channel) }))}
      value={value}
      onChange={onChange}
      searchable
    />
  );
}

/** A channel by the name people know; one that no longer exists by its key. */
export function useChannelName(): (channel: string) => string {
  const kinds = useList<ContactMethodKindView>("contact-method-kind", "/contact-method-kinds");
  return (channel) =>
    channel === OWN_RULES
      ? t("audience.ownRules")
      : (kinds.data?.find((kind) => kind.channel === channel)?.name ?? nameOfNone(channel));
}

// The default plan names it, so that it is used as soon as there is a channel for it.
const nameOfNone = (channel: string): string => (channel === "sms" ? t("audience.smsLater") : channel);
