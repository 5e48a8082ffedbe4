import { expect, test } from "vitest";
import { messageFor, type Words } from "#domains/delivery";
import { blocksFor } from "./blocks.ts";

const words: Words = {
  subject: "Website is slow",
  text: "Since <b>14:00</b> & counting.\n\n<!channel> look",
  links: [
    { label: "Acknowledge", url: "https://r.example/a/1" },
    { label: "Incident room", url: "https://r.example/i/1" },
  ],
  why: "You are on call",
  locale: "en",
};
const blocksOf = (change: Partial<Words> = {}) =>
  blocksFor(messageFor({ ...words, ...change }, {}, "d1", "<d1@h>"));

test("a message is a title, its text, what to do next, and why it came", () => {
  expect(blocksOf().map(({ type }) => type)).toEqual(["header", "section", "actions", "context"]);
  expect(JSON.stringify(blocksOf())).toContain("https://r.example/a/1");
});

test("nothing in a message can call a channel or make a link of its own", () => {
  const text = JSON.stringify(blocksOf({ why: "<@U123>" }));
  expect(text).not.toMatch(/<[!@]/);
  expect(text).toContain("Since &lt;b&gt;14:00&lt;/b&gt; &amp; counting.");
});

test("what is too long for Slack is divided, and no letter is lost", () => {
  const long = Array.from({ length: 300 }, (_, at) => `line ${at} ${"x".repeat(40)}`).join("\n");
  const sections = blocksOf({ text: long, subject: "s".repeat(300) }).filter(
    ({ type }) => type === "section",
  );
  const texts = sections.map(({ text }) => (text as { text: string }).text);
  expect(texts.length).toBeGreaterThan(1);
  for (const text of texts) expect(text.length).toBeLessThanOrEqual(3_000);
  expect(texts.join("\n")).toBe(long);
});
