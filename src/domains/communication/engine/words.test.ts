import { expect, test } from "vitest";
import { toHtml, toText } from "./markdown.ts";
import { renderBody, templateProblem } from "./paragraphs.ts";
import { durationWords, fillSlots, slotsIn, timeForReader, unknownSlots } from "./slots.ts";

const at = (time: string) => new Date(`2026-11-23T${time}:00Z`);

test("Markdown becomes HTML in which nothing runs, loads or points elsewhere", () => {
  const html = toHtml(
    "<script>alert(1)</script> **bold** [a](https://a.test) [b](javascript:alert(1)) [c](mailto:x@y.test) ![i](https://t.test/p.png) [d](data:text/html,x)",
  );
  expect(html).toContain("<strong>bold</strong>");
  expect(html).toContain('<a href="https://a.test" rel="nofollow noopener">a</a>');
  expect(html).toContain('href="mailto:x@y.test"');
  expect(html).not.toMatch(/<script|href="javascript|<img|href="data/);
});

test("Markdown becomes text that reads well without it", () => {
  const text = toText(
    "# Head\n\n**Since.** now\nand *then*\n\n- one\n- [two](https://a.test/x)\n\n1. first\n2. second\n\n> said",
  );
  expect(text).toBe(
    "Head\n\nSince. now\nand then\n\n- one\n- two (https://a.test/x)\n\n1. first\n2. second\n\nsaid",
  );
});

test("a paragraph without its fact falls back, is left out, and is reported unless it was optional", () => {
  const template =
    "A {{ a }}\n?? B {{ b }}\n?? C\n\n? D {{ d }}\n\nE {{ e.f }}\n\nF {% if g %}{{ g }}{% else %}none{% endif %}";
  expect(renderBody(template, { b: "x" })).toMatchObject({ words: "B x\n\nF none", missing: ["a", "e.f"] });
  expect(renderBody(template, {})).toMatchObject({ words: "C\n\nF none", missing: ["a", "b", "e.f"] });
});

test("a template reads no files and no properties that are not facts", () => {
  expect(renderBody("{% include 'package.json' %}\n\nB", {}).words).toBe("B");
  expect(renderBody("{{ a.constructor }}", { a: { b: "x" } }).missing).toEqual(["a.constructor"]);
  expect(templateProblem("{% if %}", {})).not.toBeNull();
  expect(templateProblem("Hello {{ symptom }}\n?? Hello", {})).toBeNull();
});

test("a template that cannot be filled, or not in time, costs its own paragraph and little time", () => {
  const slow = "{% for i in (1..100000) %}{% endfor %}x";
  const many = Array(400).fill(slow).join("\n\n");
  const startedAt = performance.now();
  expect(templateProblem(many, {})).toMatch(/limit/);
  renderBody(many, {}, 100);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  for (const broken of [
    "{{ 'x' | nosuch }}",
    "{% render 'x' %}",
    "{% if false %}{% include 'x' %}{% endif %}",
  ])
    expect(templateProblem(`A\n\n${broken}`, {}), broken).not.toBeNull();
  expect(renderBody("A\n\n{{ 'x' | nosuch }}\n?? B", {}).words).toBe("A\n\nB");
});

test("times say the day when it is another one for the reader", () => {
  const reader = { timeZone: "Asia/Tokyo", locale: "en" };
  expect(timeForReader(at("15:30"), at("14:30"), reader)).toMatch(
    /^24 Nov,? 00:30 (JST|GMT\+9) \(15:30 UTC\)$/,
  );
  expect(timeForReader(at("14:50"), at("14:30"), reader)).toMatch(/^23:50 (JST|GMT\+9) \(14:50 UTC\)$/);
});

test("every slot is filled, and only known slots count", () => {
  const words =
    "{{ next_update }} {{ time 2026-11-23T14:00Z }} {{ duration }} {{ sent_at }} {{ nxt_update }}";
  const values = { nextUpdateAt: at("15:00"), sentAt: at("14:30"), startedAt: at("13:00"), endedAt: null };
  expect(fillSlots(words, values, { timeZone: "UTC", locale: "en" })).toBe(
    "15:00 UTC 14:00 UTC 1 h 30 min 14:30 UTC {{ nxt_update }}",
  );
  expect(slotsIn(words)).toHaveLength(4);
  expect(unknownSlots(words)).toEqual(["{{ nxt_update }}"]);
  expect(durationWords(at("13:00"), at("13:00"))).toBe("0 min");
});
