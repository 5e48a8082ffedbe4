import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { api } from "../../api/client.ts";
import { useAct } from "../../parts/use-act.ts";
import { t } from "../../texts/index.ts";
import { EraseRefused } from "./erase-refused.tsx";

type Props<Answer> = {
  name: string;
  path: string;
  goes: readonly string[];
  stays: readonly string[];
  /** Keys of what is read again afterwards. */
  changes: readonly string[];
  onErased?: (answer: Answer) => void;
  size?: string;
};

/** Forgets somebody for good, after saying what goes and what stays; a refusal is shown where it was asked. */
export function EraseButton<Answer>({ name, path, size = "compact-sm", ...props }: Props<Answer>) {
  const [isAsking, setAsking] = useState(false);
  const erase = useAct(
    () => api.post<Answer>(path),
    props.changes,
    (answer) => {
      setAsking(false);
      props.onErased?.(answer);
    },
  );
  const ask = () => {
    erase.reset();
    setAsking(true);
  };
  return (
    <>
      <Button size={size} variant="default" aria-label={t("data.eraseOf", { name })} onClick={ask}>
        {t("data.erase")}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        size="lg"
        title={t("data.eraseAsk", { name })}
        closeButtonProps={{ "aria-label": t("action.close") }}
      >
        <Stack>
          <Named title={t("data.goes")} lines={props.goes} />
          <Named title={t("data.stays")} lines={props.stays} />
          <Text size="sm">{t("data.noWayBack")}</Text>
          <EraseRefused error={erase.error} name={name} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("action.cancel")}
            </Button>
            <Button color="red" loading={erase.isPending} onClick={() => erase.mutate(undefined)}>
              {t("data.erase")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

const Named = ({ title, lines }: { title: string; lines: readonly string[] }) => (
  <div>
    <Text size="sm" fw={600}>
      {title}
    </Text>
    <List size="sm">
      {lines.map((line) => (
        <List.Item key={line}>{line}</List.Item>
      ))}
    </List>
  </div>
);
