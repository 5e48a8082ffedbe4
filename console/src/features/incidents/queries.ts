import { useQuery } from "@tanstack/react-query";
import type { IncidentList, IncidentView, SeverityView } from "../../../../src/api/contract/incidents.ts";
import type { PersonView, ServiceView } from "../../../../src/api/contract/people.ts";
import { api } from "../../api/client.ts";

type Items<Item> = { items: Item[] };

export const useIncidents = (status: "open" | "resolved" | "all") =>
  useQuery({
    queryKey: ["incident", "list", status],
    queryFn: () => api.get<IncidentList>("/incidents", { status, limit: 100 }),
  });

export const useIncident = (id: string) =>
  useQuery({ queryKey: ["incident", id], queryFn: () => api.get<IncidentView>(`/incidents/${id}`) });

export const useSeverities = () =>
  useQuery({ queryKey: ["severity"], queryFn: () => api.get<Items<SeverityView>>("/severities") });

export const useServices = () =>
  useQuery({
    queryKey: ["service"],
    queryFn: () => api.get<Items<ServiceView>>("/services", { limit: 200 }),
  });

export const usePeople = () =>
  useQuery({ queryKey: ["person"], queryFn: () => api.get<Items<PersonView>>("/people", { limit: 200 }) });
