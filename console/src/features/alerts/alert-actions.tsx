import { Button, Group } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { AlertSummary } from "../../../../src/api/contract/alerts.ts";
import { api } from "../../api/client.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

type Act = { path: string; body?: unknown };

/** Acknowledge, escalate, resolve, snooze: whatever makes sense in the alert's state. */
export function AlertActions({ alert }: { alert: AlertSummary }) {
  const queries = useQueryClient();
  const mayRespond = useMay("alerts.respond");
  const act = useMutation({
    mutationFn: ({ path, body }: Act) => api.post(`/alerts/${alert.id}/${path}`, body ?? {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["alert"] }),
  });
  if (!mayRespond || alert.state === "resolved") return null;
  const button = (text: string, what: Act, primary = false) => (
    <Button
      size="compact-sm"
      variant={primary ? "filled" : "default"}
      disabled={act.isPending}
      onClick={() => act.mutate(what)}
    >
      {text}
    </Button>
  );
  return (
    <>
      <Group gap="xs">
        {alert.state === "triggered" ? button(t("alert.acknowledge"), { path: "acknowledge" }, true) : null}
        {button(t("alert.resolve"), { path: "resolve" })}
        {alert.state === "triggered" ? button(t("alert.escalate"), { path: "escalate" }) : null}
        {button(t("alert.snooze"), { path: "snooze", body: { minutes: 60 } })}
      </Group>
      <ProblemNote error={act.error} />
    </>
  );
}
