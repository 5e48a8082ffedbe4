import type { ReactNode } from "react";
import { EditModal } from "./edit-modal.tsx";
import { type FormState, OvertakenNote, type Saving } from "./form-notes.tsx";

type Props = {
  title: string;
  state: FormState;
  saving: Saving;
  onSave: () => void;
  onClose: () => void;
  size?: string;
  children: ReactNode;
};

/** A draft in a dialog, which says so when somebody else saved meanwhile. */
export const FormDialog = ({ title, state, saving, onSave, onClose, size = "lg", children }: Props) => (
  <EditModal
    title={title}
    dirty={state.isDirty}
    saving={saving.isPending}
    error={saving.error}
    onSave={onSave}
    onClose={onClose}
    size={size}
  >
    {children}
    <OvertakenNote state={state} saving={saving} />
  </EditModal>
);
