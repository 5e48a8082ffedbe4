import { Alert, Text } from "@mantine/core";
import { ApiProblem } from "../api/client.ts";
import { t } from "../texts/index.ts";
import { fieldPathInWords } from "./field-path.ts";

/** What went wrong and what to do next, in the server's words where it gave some. */
export function ProblemNote({ error }: { error: unknown }) {
  if (!error) return null;
  const problem = error instanceof ApiProblem ? error.problem : null;
  return (
    <Alert color="red" title={problem?.title ?? t("problem.title")} role="alert">
      <Text size="sm">{problem?.detail ?? t("problem.unexpected")}</Text>
      {problem?.doNext ? <Text size="sm">{problem.doNext}</Text> : null}
      {problem?.fields?.map((field) => (
        <Text size="sm" key={`${field.path} ${field.says}`}>
          {field.path ? `${fieldPathInWords(field.path)}: ` : ""}
          {field.says}
        </Text>
      ))}
    </Alert>
  );
}

export const RouteProblem = ({ error }: { error: unknown }) => <ProblemNote error={error} />;
