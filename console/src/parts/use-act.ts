import { useMutation, useQueryClient } from "@tanstack/react-query";

/** Something a person does: runs it, then marks what it changed as stale, then `onDone`. */
export function useAct<Input, Answer>(
  run: (input: Input) => Promise<Answer>,
  changes: readonly string[],
  onDone?: (answer: Answer) => void,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: async (answer) => {
      await Promise.all(changes.map((key) => queries.invalidateQueries({ queryKey: [key] })));
      onDone?.(answer);
    },
  });
}
