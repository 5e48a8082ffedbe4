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

  function nextTurn(): void {
    armed = false;
    const now = waiting.slice(0, perTurn);
    waiting = waiting.slice(perTurn);
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
