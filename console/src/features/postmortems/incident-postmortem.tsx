import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { IncidentView } from "../../../../src/api/contract/incidents.ts";
import type { PostmortemView } from "../../../../src/api/contract/postmortems.ts";
import { ApiProblem, api } from "../../api/client.ts";
import { Empty } from "../../parts/page.tsx";
import { useAct } from "../../parts/use-act.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { PostmortemEditor } from "./postmortem-editor.tsx";

/** The postmortem of an incident, or the way to begin one. */
export function IncidentPostmortem({ incident }: { incident: IncidentView }) {
  const path = `/incidents/${incident.id}/postmortem`;
  const query = useQuery({
    queryKey: ["postmortem", "of", incident.id],
    queryFn: () => api.get<PostmortemView>(path),
  });
  const mayWrite = useMay("postmortems.write");
  const draft = useAct(() => api.post<PostmortemView>(path), ["postmortem"]);
  const missing = query.error instanceof ApiProblem && query.error.problem.status === 404;
  if (query.data) return <PostmortemEditor postmortem={query.data} />;
  if (!missing) return <ProblemNote error={query.error} />;
  return (
    <Stack>
      <Empty>{t("postmortem.none")}</Empty>
      {mayWrite ? (
        <Group>
          <Button loading={draft.isPending} onClick={() => draft.mutate(undefined)}>
            {t("postmortem.draft")}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{t("postmortem.maynot")}</Text>
      )}
      <ProblemNote error={draft.error} />
    </Stack>
  );
}
