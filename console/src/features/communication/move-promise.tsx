import { Button, Group, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { PromiseView } from "../../../../src/api/contract/promises.ts";
import { api } from "../../api/client.ts";
import { fromLocalInput, toLocalInput } from "../../parts/local-input.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";

/** A promise can be moved, with a reason; readers of the status page see that it was. */
export function MovePromise({ promise, onClose }: { promise: PromiseView; onClose: () => void }) {
  const queries = useQueryClient();
  const [dueAt, setDueAt] = useState(toLocalInput(promise.dueAt));
  const [reason, setReason] = useState("");
  const move = useMutation({
    mutationFn: () => api.post(`/promises/${promise.id}/move`, { dueAt: fromLocalInput(dueAt), reason }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["incident"] });
      onClose();
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("movePromise.title", { audience: promise.audience })}
      closeButtonProps={{ "aria-label": t("action.close") }}
    >
      <Stack>
        <TextInput
          type="datetime-local"
          label={t("movePromise.to")}
          value={dueAt}
          onChange={(event) => setDueAt(event.currentTarget.value)}
        />
        <Textarea
          label={t("movePromise.reason")}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ProblemNote error={move.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button disabled={reason.trim().length < 3} loading={move.isPending} onClick={() => move.mutate()}>
            {t("movePromise.submit")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
