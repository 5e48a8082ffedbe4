/** One thing the doctor looked at. Everything but `ok` says what to do. */
export type Finding =
  | { verdict: "ok"; about: string; says: string }
  | { verdict: "warn" | "fail"; about: string; says: string; doNext: string };

export const ok = (about: string, says: string): Finding => ({ verdict: "ok", about, says });

export const warn = (about: string, says: string, doNext: string): Finding => ({
  verdict: "warn",
  about,
  says,
  doNext,
});

export const fail = (about: string, says: string, doNext: string): Finding => ({
  verdict: "fail",
  about,
  says,
  doNext,
});

/** A line per finding, the word first, so that it can be searched for. */
export const findingLine = (finding: Finding): string =>
  `${finding.verdict.padEnd(4)}  ${finding.about.padEnd(12)}  ${finding.says}${finding.verdict === "ok" ? "" : ` → ${finding.doNext}`}`;
