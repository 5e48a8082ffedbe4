import { Badge } from "@mantine/core";

/** How something stands, said by shape, text and colour: never by colour alone. */
export type Tone = "good" | "watch" | "bad" | "calm" | "quiet";

const SHAPES: Record<Tone, string> = { good: "●", watch: "▲", bad: "◆", calm: "■", quiet: "○" };
const COLOURS: Record<Tone, string> = {
  good: "teal.9",
  watch: "yellow.9",
  bad: "red.9",
  calm: "water.8",
  quiet: "gray.7",
};

export function Mark({ tone, children }: { tone: Tone; children: string }) {
  return (
    <Badge
      color={COLOURS[tone]}
      variant="light"
      radius="sm"
      tt="none"
      leftSection={<span aria-hidden="true">{SHAPES[tone]}</span>}
    >
      {children}
    </Badge>
  );
}
