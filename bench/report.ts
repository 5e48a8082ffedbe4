import { type Comparison, median, quantile, ratios } from "./rounds.ts";

/** One row of the table: what was measured, how it came out, and what we aim at. */
export type Line = { what: string; measured: string; aim: string };

/** The median of the rounds' ratios, with its spread and both sides' medians. */
export function againstPeer(
  what: string,
  measured: Comparison,
  { aim, unit }: { aim: number; unit: string },
): Line {
  const all = ratios(measured);
  const spread = `${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)}`;
  const [ours, theirs] = [median(measured.ours), median(measured.theirs)].map(Math.round);
  return {
    what,
    measured: `**${median(all).toFixed(2)}** (${spread}); ${ours} ÷ ${theirs} ${unit}`,
    aim: `≥ ${aim}${verdict(median(all) >= aim)}`,
  };
}

/** One line per quantile that has an aim, in milliseconds. */
export function inMilliseconds(
  what: string,
  taken: readonly number[],
  aims: { p50?: number; p99?: number },
): Line[] {
  return Object.entries(aims).map(([name, aim]) => {
    const value = quantile(taken, Number(name.slice(1)) / 100);
    return {
      what: `${what}, ${name} of ${taken.length}`,
      measured: `**${Math.round(value)} ms**`,
      aim: `${aim} ms${verdict(value <= aim)}`,
    };
  });
}

const verdict = (reached: boolean): string => (reached ? "" : ", falls short");
