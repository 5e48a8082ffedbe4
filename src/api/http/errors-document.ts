import { STATUS_CODES } from "node:http";
import type { RefusalText } from "#kernel/refusals";

const OPENING = `# Error codes

Every error of the API is \`application/problem+json\` (RFC 9457) with a \`code\` from this list, what happened
(\`detail\`), what to do next (\`doNext\`) and the id of the request (\`requestId\`); \`fields\` lists the values that
could not be taken. Words in braces stand for values. This page is written from the code.
`;

/** The error catalogue as the page docs/errors.md. */
export function errorsDocument(catalogue: ReadonlyMap<string, RefusalText>): string {
  const sorted = [...catalogue].sort(([a], [b]) => (a < b ? -1 : 1));
  const sections = sorted.map(
    ([code, { status, says, doNext }]) =>
      `## ${code}\n\n${status} ${STATUS_CODES[status] ?? ""}\n\n${says}\n\n${doNext}\n`,
  );
  return [OPENING, ...sections].join("\n");
}
