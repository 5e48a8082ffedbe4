import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { Audience } from "../../../../../src/api/contract/communication.ts";
import { Mark } from "../../../parts/mark.tsx";
import { Section } from "../../../parts/section.tsx";
import { Wide } from "../../../parts/wide.tsx";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";
import { AudienceEditor } from "./audience-editor.tsx";
import { useChannelName } from "./channels-input.tsx";
import { membersInWords } from "./members.ts";

type Editing = Audience | "new" | null;

/** Every audience, innermost ring first: who belongs to it and how it is reached. */
export function AudiencesSection({ audiences }: { audiences: Audience[] }) {
  const [editing, setEditing] = useState<Editing>(null);
  const mayManage = useMay("plan.manage");
  return (
    <Section
      title={t("audience.tab")}
      actions={
        mayManage ? (
          <Button size="compact-sm" variant="default" onClick={() => setEditing("new")}>
            {t("audience.add")}
          </Button>
        ) : null
      }
    >
      <Text size="sm" c="dimmed">
        {t("audience.intro")}
      </Text>
      <Wide label={t("audience.tab")} minWidth={720}>
        <Table verticalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("rings.audience")}</Table.Th>
              <Table.Th>{t("audience.members")}</Table.Th>
              <Table.Th>{t("audience.channels")}</Table.Th>
              {mayManage ? <Table.Th>{t("action.edit")}</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {audiences.map((audience) => (
              <Row key={audience.id} audience={audience} onEdit={mayManage ? setEditing : null} />
            ))}
          </Table.Tbody>
        </Table>
      </Wide>
      {editing ? (
        <AudienceEditor audience={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Section>
  );
}

type RowProps = { audience: Audience; onEdit: ((audience: Audience) => void) | null };

function Row({ audience, onEdit }: RowProps) {
  const channelName = useChannelName();
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {audience.ring} · {audience.name}
        <Text size="xs" c="dimmed">
          {audience.description}
        </Text>
      </Table.Th>
      <Table.Td>
        {audience.members.length === 0 ? (
          <Mark tone="watch">{t("audience.noMembers")}</Mark>
        ) : (
          membersInWords(audience.members)
        )}
      </Table.Td>
      <Table.Td>
        <Stack gap={2}>
          <Text size="sm">{audience.channels.map(channelName).join(", ") || t("audience.noChannel")}</Text>
          {audience.compartments.length ? (
            <Group gap={4}>
              {audience.compartments.map((compartment) => (
                <Mark key={compartment} tone="calm">
                  {compartment}
                </Mark>
              ))}
            </Group>
          ) : null}
        </Stack>
      </Table.Td>
      {onEdit ? (
        <Table.Td>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("audience.edit", { name: audience.name })}
            onClick={() => onEdit(audience)}
          >
            {t("action.edit")}
          </Button>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}
