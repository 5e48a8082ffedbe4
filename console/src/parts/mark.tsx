/** How something stands, said by shape, text and colour: never by colour alone. */
export type Tone = "good" | "watch" | "bad" | "calm" | "quiet";

const SHAPES: Record<Tone, string> = { good: "●", watch: "▲", bad: "◆", calm: "■", quiet: "○" };

export const Mark = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={`mark mark-${tone}`}>
    <span aria-hidden="true">{SHAPES[tone]}</span> {children}
  </span>
);
