import { Alert, Button, Code, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { InvitationView, Role } from "../../../../src/api/contract/access.ts";
import { api } from "../../api/client.ts";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

const ROLES: Role[] = ["responder", "commander", "communicator", "support", "viewer", "administrator"];

/** Ask somebody in, with a role; the link is mailed, and shown here for installations without mail. */
export function Invite({ onClose }: { onClose: () => void }) {
  const [url, setUrl] = useState<string | null>(null);
  const invite = useAct(
    (body: { email: string; role: Role }) => api.post<InvitationView & { url: string }>("/invitations", body),
    ["invitation", "member"],
    (made) => setUrl(made.url),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    invite.mutate({ email: String(form.get("email")), role: form.get("role") as Role }); // one of ROLES
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("people.invite")}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput name="email" type="email" label={t("people.email")} required data-autofocus />
          <NativeSelect
            name="role"
            label={t("people.role")}
            data={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
          {url ? (
            <Alert color="teal" title={t("people.invited")} role="status">
              <Code block>{url}</Code>
            </Alert>
          ) : null}
          <ProblemNote error={invite.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("action.close")}
            </Button>
            <Button type="submit" loading={invite.isPending}>
              {t("people.sendInvitation")}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
