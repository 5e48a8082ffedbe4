import { Alert, List, Text } from "@mantine/core";
import { ApiProblem } from "../../api/client.ts";
import { ProblemNote } from "../../shell/problem.tsx";
import { placesNeeded } from "./places-needed.ts";

/** Why somebody was not erased; every place that still needs them on a line of its own. */
export function EraseRefused({ error, name }: { error: unknown; name: string }) {
  const isNeeded = error instanceof ApiProblem && error.problem.code === "person-still-needed";
  if (!isNeeded) return <ProblemNote error={error} />;
  const { lead, places } = placesNeeded(error.problem.detail, name);
  return (
    <Alert color="red" title={lead} role="alert">
      <List size="sm">
        {places.map((place) => (
          <List.Item key={place}>{place}</List.Item>
        ))}
      </List>
      <Text size="sm">{error.problem.doNext}</Text>
    </Alert>
  );
}
