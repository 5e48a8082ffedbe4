import { brotliCompressSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { samplePage } from "../../test/world/sample-page.ts";
import { assets } from "./assets/index.ts";
import { renderPage } from "./render.tsx";

const rendered = (path: string, view = samplePage()) => {
  const found = renderPage(view).find((each) => each.path === path);
  if (!found) throw new Error(`nothing at ${path}`);
  return found.body.toString();
};

describe("a page with twenty components", () => {
  const home = rendered("");

  test("is at most 20 KB compressed, style, script and icon included", () => {
    const bytes = [Buffer.from(home), ...assets.map(({ body }) => body)].map((body) => gzipSync(body).length);
    expect(samplePage().components).toHaveLength(20);
    expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(20 * 1024);
    expect(brotliCompressSync(Buffer.from(home)).length).toBeLessThan(8 * 1024);
  });

  test("asks nobody else for anything and holds no inline code", () => {
    const loads = [
      ...home.matchAll(
        /<(?:script|img|iframe|source)[^>]*\ssrc="([^"]*)"|<link rel="(?:stylesheet|icon)" href="([^"]*)"/g,
      ),
    ];
    expect(loads.map(([, src, href]) => src ?? href).every((url) => url?.startsWith("/site-assets/"))).toBe(
      true,
    );
    expect(loads).toHaveLength(3);
    expect(home).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|\sstyle=|javascript:/);
  });

  test("has landmarks, a language, one first heading, and regions that announce themselves", () => {
    expect(home).toMatch(/^<!doctype html><html lang="en" dir="ltr">/);
    expect(home.match(/<h1/g)).toHaveLength(1);
    for (const part of ["<header", "<nav", "<main", "<footer", 'role="status"', 'role="log"'])
      expect(home).toContain(part);
  });

  test("says every state in words and by a shape of its own", () => {
    for (const [state, words] of [
      ["operational", "Operational"],
      ["degraded_performance", "Degraded performance"],
      ["partial_outage", "Partial outage"],
      ["major_outage", "Major outage"],
      ["under_maintenance", "Under maintenance"],
    ]) {
      expect(home).toContain(`>${words}</span>`);
      expect(home).toContain(`<use href="#i-${state}">`);
      expect(home).toContain(`<symbol id="i-${state}"`);
    }
    const shapes = [...home.matchAll(/<symbol id="i-\w+"[^>]*><path d="([^"]+)"/g)].map(([, d]) => d);
    expect(new Set(shapes.slice(0, 5)).size).toBe(5);
  });

  test("tells downtime in words beside the bars", () => {
    expect(home.match(/role="img" aria-label="Last 90 days: /g)).toHaveLength(20);
    expect(home).toMatch(/<li>\d+ \w+: 9 min major outage<\/li>/);
  });

  test("prints the promise in the page's zone and in UTC", () => {
    expect(home).toMatch(
      /Next update by <strong[^>]*><time[^>]*>23 Nov, 15:30 CET<span class="utc"> \(14:30 UTC\)/,
    );
    expect(home).toContain('class="late-words" hidden');
  });

  test("says so when a promise was missed", () => {
    const view = samplePage();
    const [open] = view.incidents;
    if (open) open.nextUpdateMissedAt = view.readAt;
    const late = rendered("", view);
    expect(late).toContain('class="promise late"');
    expect(late).not.toContain('class="late-words" hidden');
  });

  test("says in words when it was written", () => {
    expect(home).toMatch(/This page was written on[^<]*<time[^>]*>23 Nov 2026, 15:12 CET/);
  });
});

test("a page never says that all is well while an incident is open", () => {
  const view = samplePage();
  view.status = { indicator: "none", description: "All Systems Operational" };
  expect(rendered("", view)).toContain("<h1>Incident in progress</h1>");
  view.incidents = [];
  expect(rendered("", view)).toContain("<h1>All systems operational</h1>");
});

test("what people wrote stays text", () => {
  const view = samplePage();
  const [open] = view.incidents;
  if (open?.updates[0]) {
    open.title = "<script>alert(1)</script>";
    open.updates[0].body =
      "<img src=x onerror=alert(1)> ![pixel](https://evil.example/p.png) [go](javascript:alert(1))";
  }
  for (const { body, type } of renderPage(view)) {
    if (!type.startsWith("text/html")) continue;
    expect(body.toString()).not.toMatch(/<img|<script>|href="javascript/);
  }
});

test("a language written from right to left turns the page", () => {
  expect(rendered("", samplePage({ locale: "ar" }))).toContain('<html lang="ar" dir="rtl">');
});

test("an incident's page carries its postmortem, signed", () => {
  const page = rendered("/incidents/incid3nt0000");
  expect(page).toContain("Signed by Ana Okafor, Head of Engineering");
  expect(page).toContain("<h3>What happened</h3>");
  expect(page).toContain("Resolved after");
});

test("feeds name every incident and are well-formed enough to be read", () => {
  const atom = rendered("/history.atom");
  expect(atom).toContain("<title>Payments by card are failing</title>");
  expect(atom).toContain("https://status.example.com/incidents/incid3nt0001");
  expect(rendered("/history.rss")).toContain("<pubDate>");
  const view = samplePage();
  if (view.incidents[0]) view.incidents[0].title = "a \u0000\u000b & <b>";
  expect(rendered("/history.atom", view)).toContain("<title>a  &#38; &#60;b&#62;</title>");
});
