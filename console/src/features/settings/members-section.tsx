import { Group, NativeSelect, Stack, Text } from "@mantine/core";
import type { MemberView, Role } from "../../../../src/api/contract/access.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

const ROLES: Role[] = [
  "owner",
  "administrator",
  "commander",
  "communicator",
  "responder",
  "support",
  "viewer",
];

/** Who may do what here. */
export function MembersSection() {
  const members = useList<MemberView>("member", "/members", { limit: 200 });
  const change = useAct(
    ({ id, role }: { id: string; role: string }) => api.patch(`/members/${id}`, { role }),
    ["member", "me"],
  );
  return (
    <Section title={t("members.title")}>
      <Loaded query={members}>
        {(items) => (
          <Stack gap="xs">
            {items.map((member) => (
              <Group key={member.id} gap="xs">
                <Text size="sm" miw={220}>
                  {member.name} ({member.email})
                </Text>
                <NativeSelect
                  size="xs"
                  aria-label={t("members.roleOf", { name: member.name })}
                  value={member.role}
                  data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
                  onChange={(event) => change.mutate({ id: member.id, role: event.currentTarget.value })}
                />
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
      <ProblemNote error={change.error} />
    </Section>
  );
}
