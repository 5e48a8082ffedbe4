import { Text, Tooltip } from "@mantine/core";
import { useNow } from "./use-now.ts";

const local = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const localTime = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const utc = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });

/** A moment: how long ago or ahead, the reader's clock time, and UTC on demand. */
export function When({ at, showClock = true }: { at: string; showClock?: boolean }) {
  const now = useNow(10_000);
  const date = new Date(at);
  return (
    <Tooltip label={`${local.format(date)} · ${utc.format(date)} UTC`}>
      <Text component="time" dateTime={at} size="sm" c="dimmed" span>
        {inWords(date.getTime() - now)}
        {showClock ? ` · ${localTime.format(date)}` : ""}
      </Text>
    </Tooltip>
  );
}

/** The same moment on both clocks, in words: `14:30 (13:30 UTC)`. */
export function bothClocks(at: string): string {
  const date = new Date(at);
  const there = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: "UTC" }).format(date);
  return `${localTime.format(date)} (${there} UTC)`;
}

/** `12 min ago`, `in 2 hr`. */
export function inWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 48
    ? relative.format(hours, "hour")
    : relative.format(Math.round(hours / 24), "day");
}

/** `1:05:09` or `4:07`, without a sign. */
export function clockFace(milliseconds: number): string {
  const total = Math.floor(Math.abs(milliseconds) / 1_000);
  const pad = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  return hours ? `${hours}:${pad(minutes)}:${pad(total % 60)}` : `${minutes}:${pad(total % 60)}`;
}
