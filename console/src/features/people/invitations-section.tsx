import { Group, Stack, Text } from "@mantine/core";
import type { InvitationView } from "../../../../src/api/contract/access.ts";
import { RemoveButton } from "../../parts/remove-button.tsx";
import { Section } from "../../parts/section.tsx";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Who was asked in and has not come yet. */
export function InvitationsSection() {
  const mayManage = useMay("members.manage");
  const invitations = useList<InvitationView>("invitation", "/invitations", { limit: 200 }, mayManage);
  if (!invitations.data?.length) return null;
  return (
    <Section title={t("people.invitations")}>
      <Stack gap="xs">
        {invitations.data.map((invitation) => (
          <Group key={invitation.id} gap="xs">
            <Text size="sm">
              {t("people.invitedAs", { email: invitation.email, role: t(`role.${invitation.role}`) })}
            </Text>
            <Text size="sm" c="dimmed">
              {t("people.invitedUntil")}
            </Text>
            <When at={invitation.expiresAt} />
            <RemoveButton
              name={invitation.email}
              consequence={t("people.invitationRemoved")}
              path={`/invitations/${invitation.id}`}
              changes={["invitation"]}
            />
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
