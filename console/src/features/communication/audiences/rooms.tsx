import { Button, Group, NativeSelect, Paper, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { AudienceMember } from "../../../../../src/api/contract/communication.ts";
import type { ContactMethodKindView } from "../../../../../src/api/contract/people.ts";
import { FieldInputs, type FieldValues, filledIn } from "../../../parts/field-inputs.tsx";
import { useList } from "../../../parts/use-list.ts";
import { t } from "../../../texts/index.ts";

type Room = Extract<AudienceMember, { kind: "destination" }>;
type Props = { members: AudienceMember[]; onChange: (members: AudienceMember[]) => void };

/** Chat rooms, webhooks and other places that belong to no person. */
export function Rooms({ members, onChange }: Props) {
  const [adding, setAdding] = useState(false);
  const rooms = members.filter((member): member is Room => member.kind === "destination");
  const add = (room: Room) => {
    setAdding(false);
    onChange([...members, room]);
  };
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        {t("audience.rooms")}
      </Text>
      {rooms.map((room) => (
        <Group key={room.id ?? room.name} gap="xs">
          <Text size="sm">{t("audience.room", { name: room.name, channel: room.channel })}</Text>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t("audience.removeRoom", { name: room.name })}
            onClick={() => onChange(members.filter((member) => member !== room))}
          >
            {t("action.remove")}
          </Button>
        </Group>
      ))}
      {adding ? (
        <NewRoom onAdd={add} onCancel={() => setAdding(false)} />
      ) : (
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t("audience.addRoom")}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function NewRoom({ onAdd, onCancel }: { onAdd: (room: Room) => void; onCancel: () => void }) {
  const kinds = useList<ContactMethodKindView>("contact-method-kind", "/contact-method-kinds");
  // The own inbox belongs to a person, never to a place: it needs no proof of ownership.
  const places = (kinds.data ?? []).filter(({ verification }) => verification !== "none");
  const [chosen, setChosen] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [values, setValues] = useState<FieldValues>({});
  const kind = places.find(({ channel }) => channel === chosen) ?? places[0];
  if (!kind) return null;
  const address = filledIn(kind.fields, values);
  const complete = kind.fields.every((field) => field.optional || address[field.name] !== undefined);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs">
        <NativeSelect
          label={t("audience.roomChannel")}
          value={kind.channel}
          data={places.map((place) => ({ value: place.channel, label: place.name }))}
          onChange={(event) => {
            setChosen(event.currentTarget.value);
            setValues({});
          }}
        />
        <TextInput
          label={t("audience.roomName")}
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FieldInputs fields={kind.fields} values={values} onChange={setValues} />
        <Group gap="xs">
          <Button
            size="compact-sm"
            disabled={!complete || !name.trim()}
            onClick={() => onAdd({ kind: "destination", channel: kind.channel, name: name.trim(), address })}
          >
            {t("audience.takeRoom")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t("action.cancel")}
          </Button>
        </Group>
      </Stack>
    </Paper>
  );
}
