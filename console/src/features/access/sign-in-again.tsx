import { Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import type { Me } from "../../../../src/api/contract/access.ts";
import { api } from "../../api/client.ts";
import { session } from "../../api/session.ts";
import { forgetDrafts } from "../../parts/kept-draft.ts";
import { t } from "../../texts/index.ts";
import { SignInForm } from "./sign-in-form.tsx";

const ABOVE_EVERYTHING = 1_000;

/** The session has ended: asked above the screen, which stays as it is, with everything typed into it. */
export function SignInAgain({ me }: { me: Me }) {
  const queries = useQueryClient();
  const enter = async () => {
    const now = await api.get<Me>("/me");
    if (now.user.id !== me.user.id) return startAfresh();
    session.markAlive();
    await queries.invalidateQueries();
  };
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      zIndex={ABOVE_EVERYTHING}
      title={t("signIn.again")}
      centered
    >
      <Stack>
        <Text>{t("signIn.kept")}</Text>
        <SignInForm email={me.user.email} onEntered={enter} />
      </Stack>
    </Modal>
  );
}

/** Somebody else sits here now: nothing of the one before is theirs to see. */
function startAfresh(): void {
  forgetDrafts();
  window.location.assign("/console/");
}
