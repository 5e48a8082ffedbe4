import { ActionIcon, Group } from "@mantine/core";
import { t } from "../texts/index.ts";

type Props = {
  /** What the row is called, for those who hear the buttons. */
  name: string;
  at: number;
  of: number;
  onMove?: (by: -1 | 1) => void;
  /** Left out: the row must stay. */
  onRemove?: (() => void) | undefined;
};

/** Moves a row up or down, or takes it away; works by keyboard where dragging would not. */
export const RowButtons = ({ name, at, of, onMove, onRemove }: Props) => (
  <Group display={of > 1 || onRemove ? "flex" : "none"} gap={4} wrap="nowrap">
    {onMove && of > 1 ? (
      <>
        <IconButton
          label={t("form.moveUp", { name })}
          sign="↑"
          disabled={at === 0}
          onClick={() => onMove(-1)}
        />
        <IconButton
          label={t("form.moveDown", { name })}
          sign="↓"
          disabled={at === of - 1}
          onClick={() => onMove(1)}
        />
      </>
    ) : null}
    {onRemove ? <IconButton label={t("form.remove", { name })} sign="✕" onClick={onRemove} /> : null}
  </Group>
);

const IconButton = ({
  label,
  sign,
  disabled = false,
  onClick,
}: {
  label: string;
  sign: string;
  disabled?: boolean;
  onClick: () => void;
}) => (
  <ActionIcon variant="default" size="lg" aria-label={label} disabled={disabled} onClick={onClick}>
    <span aria-hidden="true">{sign}</span>
  </ActionIcon>
);
