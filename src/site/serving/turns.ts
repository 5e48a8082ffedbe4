/** Runs answers at once while there are few, and the rest in later turns of the event loop, in order. */
export type Turns = (answer: () => void) => void;

/**
 * Thousands of readers who ask at once must not hold up the update they wait for: sending one takes a few hundred
 * turns of the event loop, and each would be as long as all readers' answers together.
 */
export function createTurns(perTurn: number): Turns {
  let answered = 0;
  let armed = false;
  let waiting: (() => void)[] = [];
  let next = 0;

  function nextTurn(): void {
    armed = false;
    const now = waiting.slice(next, next + perTurn);
    next += now.length;
    if (next === waiting.length) {
      waiting = [];
      next = 0;
    }
    answered = now.length;
    if (answered > 0) arm();
    for (const answer of now) answer();
  }

  function arm(): void {
    if (armed) return;
    armed = true;
    setImmediate(nextTurn);
  }

  return (answer) => {
    arm();
    if (answered >= perTurn) return void waiting.push(answer);
    answered++;
    answer();
  };
}
