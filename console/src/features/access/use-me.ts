import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../../../src/api/contract/access.ts";
import { ApiProblem, api } from "../../api/client.ts";

/** Who is signed in, in which workspaces, and what they may do there. */
export function useMe() {
  const query = useQuery({ queryKey: ["me"], queryFn: () => api.get<Me>("/me"), staleTime: 60_000 });
  const isSignedOut = query.error instanceof ApiProblem && query.error.problem.status === 401;
  return { ...query, isSignedOut };
}

/** Whether the signed-in person may do something here; buttons that would be refused are not shown. */
export function useMay(permission: string): boolean {
  const { data } = useMe();
  return data?.permissions.some((held) => held === permission) ?? false;
}
