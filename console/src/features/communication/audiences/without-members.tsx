import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { Audience } from "../../../../../src/api/contract/communication.ts";
import { t } from "../../../texts/index.ts";
import { useMay } from "../../access/use-me.ts";
import { AudienceEditor } from "./audience-editor.tsx";

/** Says plainly that an audience consists of nobody, and offers to change that. */
export function WithoutMembers({ audiences }: { audiences: Audience[] }) {
  const [editing, setEditing] = useState<Audience | null>(null);
  const mayManage = useMay("plan.manage");
  const empty = audiences.filter(({ members }) => members.length === 0);
  const names = new Intl.ListFormat("en", { type: "disjunction" }).format(empty.map(({ name }) => name));
  return (
    <>
      {empty.length > 0 ? (
        <Alert color="yellow" title={t("audience.nobodyTitle", { names })}>
          <Stack gap="xs">
            <Text size="sm">{t("audience.nobody")}</Text>
            {mayManage ? (
              <Group gap="xs">
                {empty.map((audience) => (
                  <Button
                    key={audience.id}
                    size="compact-sm"
                    variant="default"
                    onClick={() => setEditing(audience)}
                  >
                    {t("audience.addMembers", { name: audience.name })}
                  </Button>
                ))}
              </Group>
            ) : null}
          </Stack>
        </Alert>
      ) : null}
      {editing ? <AudienceEditor audience={editing} onClose={() => setEditing(null)} /> : null}
    </>
  );
}
