import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Preview, UpdateProposal } from "../../../../../src/api/contract/communication.ts";
import { api } from "../../../api/client.ts";

const TYPING_PAUSE_MS = 350;

/** The five messages as they would be sent now; asked for again after each pause in typing. */
export function usePreview(incidentId: string, proposal: UpdateProposal) {
  const [settled] = useDebouncedValue(JSON.stringify(proposal), TYPING_PAUSE_MS);
  const query = useQuery({
    queryKey: ["incident", incidentId, "preview", settled],
    queryFn: () => api.post<Preview>(`/incidents/${incidentId}/updates/preview`, JSON.parse(settled)),
    placeholderData: keepPreviousData,
  });
  return {
    ...query,
    isCurrent: !query.isPlaceholderData && settled === JSON.stringify(proposal) && !query.isFetching,
  };
}
