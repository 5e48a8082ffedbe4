import type { Subscriber } from "../../../../src/api/contract/subscribers.ts";
import { t } from "../../texts/index.ts";
import { EraseButton } from "../personal-data/erase-button.tsx";
import { ExportButton } from "../personal-data/export-button.tsx";

/** What is kept about the reader behind an address, handed out or forgotten. */
export const SubscriberData = ({ subscriber, path }: { subscriber: Subscriber; path: string }) => (
  <>
    <ExportButton
      name={subscriber.address}
      path={`${path}/export`}
      fileName={`subscriber-${subscriber.id}.json`}
      size="compact-xs"
    />
    <EraseButton
      name={subscriber.address}
      path={`${path}/erase`}
      goes={[t("data.subscriber.goesAtOnce"), t("data.subscriber.goesSoon")]}
      stays={[t("data.staysTold"), t("data.subscriber.staysPerson"), t("data.staysElsewhere")]}
      changes={["page"]}
      size="compact-xs"
    />
  </>
);
