// Ctrl-C reaches us from the terminal and once more from npm: only a later signal is a person who will not wait.
const SAME_SIGNAL_MS = 1_000;

/** A second signal ends the process at once. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let firstAt: number | undefined;
  const onSignal = () => {
    if (firstAt !== undefined && performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(130);
    if (firstAt !== undefined) return;
    firstAt = performance.now();
    stop().then(
      () => process.exit(0),
      (error) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
}
