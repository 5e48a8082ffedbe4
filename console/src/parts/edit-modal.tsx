import { Alert, Button, Group, Modal, type ModalProps, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { type FormEvent, type ReactNode, useState } from "react";
import { ProblemNote } from "../shell/problem.tsx";
import { t } from "../texts/index.ts";

type Props = {
  title: string;
  /** Something was changed: leaving asks first. */
  dirty: boolean;
  saving: boolean;
  error: unknown;
  onSave: () => void;
  onClose: () => void;
  saveLabel?: string;
  size?: ModalProps["size"];
  /** Beside save and cancel, for what else can be done here. */
  extra?: ReactNode;
  children: ReactNode;
};

/** A form above the screen. Live changes behind it leave what was typed alone, and so does a slip of the hand. */
export function EditModal(props: Props) {
  const { title, dirty, saving, error, onSave, onClose, saveLabel, size = "lg", extra, children } = props;
  const [leaving, setLeaving] = useState(false);
  const onPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const leave = () => (dirty ? setLeaving(true) : onClose());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <Modal
      opened
      onClose={leave}
      closeOnClickOutside={!dirty}
      size={size}
      fullScreen={onPhone}
      title={title}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <form onSubmit={submit}>
        <Stack>
          {children}
          <ProblemNote error={error} />
          {leaving ? <Leaving onStay={() => setLeaving(false)} onLeave={onClose} /> : null}
          <Group justify="space-between">
            <Group gap="xs">{extra}</Group>
            <Group gap="xs">
              <Button variant="default" onClick={leave}>
                {t("action.cancel")}
              </Button>
              <Button type="submit" loading={saving}>
                {saveLabel ?? t("action.save")}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const Leaving = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => (
  <Alert color="yellow" title={t("edit.unsaved")} role="alert">
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={onStay} autoFocus>
        {t("edit.stay")}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onLeave}>
        {t("edit.discard")}
      </Button>
    </Group>
  </Alert>
);
