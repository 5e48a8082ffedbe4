import { Button, Group, Stack, Table, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type {
  AudienceCommunication,
  IncidentCommunication,
  PromiseStanding,
  PromiseView,
} from "../../../../src/api/contract/promises.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Mark, type Tone } from "../../parts/mark.tsx";
import { deliveryStateText } from "../../parts/product-words.ts";
import { Section } from "../../parts/section.tsx";
import { useNow } from "../../parts/use-now.ts";
import { bothClocks, clockFace, When } from "../../parts/when.tsx";
import { Wide } from "../../parts/wide.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";
import { Approvals } from "./approvals.tsx";
import { MovePromise } from "./move-promise.tsx";

const TONES: Record<PromiseStanding, Tone> = {
  "on-time": "good",
  "due-soon": "watch",
  overdue: "bad",
  kept: "good",
  missed: "bad",
  ended: "quiet",
};

/** Every ring: what it was told last and what it was promised next. */
export function Rings({ incidentId }: { incidentId: string }) {
  const query = useQuery({
    queryKey: ["incident", incidentId, "communication"],
    queryFn: () => api.get<IncidentCommunication>(`/incidents/${incidentId}/communication`),
  });
  const [moving, setMoving] = useState<PromiseView | null>(null);
  return (
    <Section title={t("rings.title")}>
      <Loaded query={query}>
        {(view) => (
          <Stack gap="sm">
            <Wide label={t("rings.title")} minWidth={640}>
              <Table verticalSpacing="xs">
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t("rings.audience")}</Table.Th>
                    <Table.Th>{t("rings.promise")}</Table.Th>
                    <Table.Th>{t("rings.lastTold")}</Table.Th>
                    <Table.Th>{t("rings.deliveries")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {view.audiences.map((audience) => (
                    <Ring key={audience.audienceId} audience={audience} onMove={setMoving} />
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
            <Approvals waiting={view.waitingForApproval} />
          </Stack>
        )}
      </Loaded>
      {moving ? <MovePromise promise={moving} onClose={() => setMoving(null)} /> : null}
    </Section>
  );
}

type RingProps = { audience: AudienceCommunication; onMove: (promise: PromiseView) => void };

function Ring({ audience, onMove }: RingProps) {
  const { promise, lastMessage } = audience;
  const mayMove = useMay("communication.send");
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {audience.ring} · {audience.audience}
      </Table.Th>
      <Table.Td>
        {promise ? (
          <Group gap="xs" wrap="nowrap">
            <Standing promise={promise} />
            {mayMove && !promise.closedAt && !promise.keptAt ? (
              <Button variant="subtle" size="compact-xs" flex="none" onClick={() => onMove(promise)}>
                {t("rings.move")}
              </Button>
            ) : null}
          </Group>
        ) : (
          <Text size="sm" c="dimmed">
            {t(`rings.${audience.decision.told}`)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        {lastMessage?.sentAt ? (
          <>
            <Text size="sm">{lastMessage.subject}</Text>
            <When at={lastMessage.sentAt} />
          </>
        ) : (
          <Text size="sm" c="dimmed">
            {t("rings.nothingYet")}
          </Text>
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm">
          {Object.entries(audience.deliveries)
            .filter(([, count]) => count > 0)
            .map(([state, count]) => `${deliveryStateText(state)} ${count}`)
            .join(" · ") || "–"}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

/** The promise counting down: by shape, colour and words. */
function Standing({ promise }: { promise: PromiseView }) {
  const now = useNow(1_000);
  const left = new Date(promise.dueAt).getTime() - now;
  const counting =
    promise.standing === "on-time" || promise.standing === "due-soon" || promise.standing === "overdue";
  return (
    <Stack gap={2}>
      <Mark tone={TONES[promise.standing]}>
        {`${t(`promise.${promise.standing}`)}${counting ? ` ${left < 0 ? "+" : ""}${clockFace(left)}` : ""}`}
      </Mark>
      <Text size="xs" c="dimmed">
        {t(`promise.kind.${promise.kind}`)} {bothClocks(promise.dueAt)}
      </Text>
    </Stack>
  );
}
