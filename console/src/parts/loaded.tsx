import { Loader } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ProblemNote } from "../shell/problem.tsx";
import { t } from "../texts/index.ts";

/** What a query brought: a loader, the reason why not, or the content. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data>;
  children: (data: Data) => ReactNode;
}) {
  if (query.isPending) return <Loader size="sm" role="status" aria-label={t("loading")} />;
  if (query.error && query.data === undefined) return <ProblemNote error={query.error} />;
  return <>{children(query.data as Data)}</>; // neither pending nor failed: there are data
}
