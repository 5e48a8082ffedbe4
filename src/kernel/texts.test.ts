import { expect, test } from "vitest";
import { defineTexts, directionOf } from "./texts.ts";

const say = defineTexts({ en: { hello: "Hello {name}", bye: "Bye" }, de: { hello: "Hallo {name}" } });

test("a text is found by locale, then by language, then in English", () => {
  expect(say("de")("hello", { name: "Ana" })).toBe("Hallo Ana");
  expect(say("de-AT")("hello", { name: "Ana" })).toBe("Hallo Ana");
  expect(say("de")("bye")).toBe("Bye");
  expect(say("fr")("bye")).toBe("Bye");
});

test("a slot without a value stays visible", () => {
  expect(say("en")("hello")).toBe("Hello {name}");
});

test.each([
  ["ar", "rtl"],
  ["he-IL", "rtl"],
  ["en", "ltr"],
  ["arn", "ltr"],
])("%s is written %s", (locale, direction) => {
  expect(directionOf(locale)).toBe(direction);
});
