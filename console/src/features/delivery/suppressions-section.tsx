import { Button, Table, Text } from "@mantine/core";
import type { SuppressionView } from "../../../../src/api/contract/delivery.ts";
import { api } from "../../api/client.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Empty } from "../../parts/page.tsx";
import { Section } from "../../parts/section.tsx";
import { useAct } from "../../parts/use-act.ts";
import { useList } from "../../parts/use-list.ts";
import { When } from "../../parts/when.tsx";
import { Wide } from "../../parts/wide.tsx";
import { ProblemNote } from "../../shell/problem.tsx";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Addresses that were given up, why, and the way to use one again. */
export function SuppressionsSection() {
  const suppressions = useList<SuppressionView>("suppression", "/suppressions", { limit: 100 });
  return (
    <Section title={t("suppression.title")}>
      <Text size="sm" c="dimmed">
        {t("suppression.intro")}
      </Text>
      <Loaded query={suppressions}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t("suppression.none")}</Empty>
          ) : (
            <Wide label={t("suppression.title")} minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t("suppression.address")}</Table.Th>
                    <Table.Th>{t("suppression.reason")}</Table.Th>
                    <Table.Th>{t("suppression.since")}</Table.Th>
                    <Table.Th>{t("suppression.lift")}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((one) => (
                    <Row key={one.id} suppression={one} />
                  ))}
                </Table.Tbody>
              </Table>
            </Wide>
          )
        }
      </Loaded>
    </Section>
  );
}

function Row({ suppression }: { suppression: SuppressionView }) {
  const mayManage = useMay("delivery.manage");
  const lift = useAct(() => api.delete(`/suppressions/${suppression.id}`), ["suppression"]);
  const address = suppression.address ?? t("delivery.erased");
  return (
    <Table.Tr>
      <Table.Th scope="row">
        {address}
        <Text size="xs" c="dimmed">
          {suppression.channel}
        </Text>
      </Table.Th>
      <Table.Td>{suppression.reason}</Table.Td>
      <Table.Td>
        <When at={suppression.createdAt} />
      </Table.Td>
      <Table.Td>
        {mayManage ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t("suppression.liftOf", { address })}
            loading={lift.isPending}
            onClick={() => lift.mutate(undefined)}
          >
            {t("suppression.lift")}
          </Button>
        ) : null}
        <ProblemNote error={lift.error} />
      </Table.Td>
    </Table.Tr>
  );
}
