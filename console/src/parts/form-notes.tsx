import { Alert, Button, Group, Text } from "@mantine/core";
import { t } from "../texts/index.ts";
import type { DraftState } from "./use-draft.ts";

export type FormState = Pick<DraftState<object>, "isDirty" | "isOvertaken" | "startOver">;
export type Saving = { error: unknown; isPending: boolean; isSuccess: boolean };

/** Somebody else saved meanwhile: saving would replace their change. */
export const OvertakenNote = ({ state, saving }: { state: FormState; saving: Saving }) =>
  state.isOvertaken && !saving.isPending && !saving.isSuccess ? (
    <Alert color="yellow" role="status" title={t("form.overtaken")}>
      <Text size="sm">{t("form.overtakenHint")}</Text>
      <Button mt="xs" size="compact-sm" variant="default" onClick={state.startOver}>
        {t("form.startOver")}
      </Button>
    </Alert>
  ) : null;

/** Asked before typed words are thrown away. */
export const UnsavedNote = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => (
  <Alert color="yellow" role="alert" title={t("edit.unsaved")}>
    <Group gap="xs" mt="xs">
      <Button size="compact-sm" data-autofocus onClick={onStay}>
        {t("edit.stay")}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onLeave}>
        {t("edit.discard")}
      </Button>
    </Group>
  </Alert>
);
