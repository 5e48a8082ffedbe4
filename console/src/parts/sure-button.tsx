import { Button, type ButtonProps, Group, Popover, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { t } from "../texts/index.ts";

type Props = ButtonProps & {
  children: string;
  /** What would be lost. */
  question: string;
  /** For screen readers, where several of these stand on a screen. */
  label?: string;
  onSure: () => void;
};

/** A button for what cannot be taken back: it asks once. */
export function SureButton({ children, question, label, onSure, ...button }: Props) {
  const [asking, { toggle, close }] = useDisclosure(false);
  const sure = () => {
    close();
    onSure();
  };
  return (
    <Popover opened={asking} onChange={close} withArrow trapFocus width={280} position="bottom-end">
      <Popover.Target>
        <Button variant="default" size="compact-sm" aria-label={label} {...button} onClick={toggle}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm">{question}</Text>
          <Group gap="xs" justify="flex-end">
            <Button size="compact-sm" variant="default" onClick={close}>
              {t("action.cancel")}
            </Button>
            <Button size="compact-sm" color="red" onClick={sure}>
              {children}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
