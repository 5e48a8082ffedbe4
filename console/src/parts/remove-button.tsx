import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { api } from "../api/client.ts";
import { ProblemNote } from "../shell/problem.tsx";
import { t } from "../texts/index.ts";
import { useAct } from "./use-act.ts";

type Props = {
  name: string;
  /** What happens then, in a sentence. */
  consequence: string;
  path: string;
  changes: readonly string[];
};

/** Takes something away after asking; a refusal (it is in use) is shown where it was asked. */
export function RemoveButton({ name, consequence, path, changes }: Props) {
  const [isAsking, setAsking] = useState(false);
  const remove = useAct(
    () => api.delete(path),
    changes,
    () => setAsking(false),
  );
  const ask = () => {
    remove.reset();
    setAsking(true);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" aria-label={t("form.remove", { name })} onClick={ask}>
        {t("action.remove")}
      </Button>
      <Modal
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={t("form.removeAsk", { name })}
        closeButtonProps={{ "aria-label": t("action.close") }}
      >
        <Stack>
          <Text size="sm">{consequence}</Text>
          <ProblemNote error={remove.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t("action.cancel")}
            </Button>
            <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t("action.remove")}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
