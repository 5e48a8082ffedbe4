import { useQuery } from "@tanstack/react-query";
import { api } from "../api/client.ts";

type Query = Record<string, string | number | boolean | undefined | null>;

/** The first page of a list; `key` is the noun of the events that change it. */
export const useList = <Item>(key: string, path: string, query: Query = {}, enabled = true) =>
  useQuery({
    queryKey: [key, path, query],
    queryFn: async () => (await api.get<{ items: Item[] }>(path, query)).items,
    enabled,
  });
