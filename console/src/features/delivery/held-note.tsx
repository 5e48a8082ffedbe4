import { Alert, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { HeldList } from "../../../../src/api/contract/delivery.ts";
import { api } from "../../api/client.ts";
import { t } from "../../texts/index.ts";
import { useMay } from "../access/use-me.ts";

/** Says what waits for a transport, and what to do about it. */
export function HeldNote() {
  const mayRead = useMay("delivery.read");
  const held = useQuery({
    queryKey: ["delivery", "held"],
    queryFn: () => api.get<HeldList>("/deliveries/held"),
    enabled: mayRead,
  });
  if (!held.data?.items.length) return null;
  return (
    <Alert color="yellow" title={t("held.title")}>
      {held.data.items.map((channel) => (
        <Text size="sm" key={channel.channel}>
          {t("held.line", { name: channel.name, count: channel.count })} {channel.doNext}
        </Text>
      ))}
    </Alert>
  );
}
