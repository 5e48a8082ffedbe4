/** Builds what is missing or older than its sources, with a line for each that says so. */
export function buildIfStale(options: { console: boolean; say: (line: string) => void }): Promise<void>;

/** Everything from scratch; `check` says whether types are checked as well. */
export function buildAll(options: { check: boolean }): Promise<void>;
