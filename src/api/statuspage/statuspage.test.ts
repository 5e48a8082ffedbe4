import { describe, expect, test } from "vitest";
import { samplePage } from "../../../test/world/sample-page.ts";
import { statuspageAnswers } from "./index.ts";
import { pageTime } from "./page-time.ts";

type Shape = Record<string, unknown>;
const answers = statuspageAnswers(samplePage()) as Record<string, Record<string, Shape & Shape[]>>;
const answer = (path: string) => answers[path] ?? {};

/** Keys in the order of a real answer (status.instructure.com, 2021-12-07). */
const COMPONENT_KEYS = [
  "id",
  "name",
  "status",
  "created_at",
  "updated_at",
  "position",
  "description",
  "showcase",
  "start_date",
  "group_id",
  "page_id",
  "group",
  "only_show_if_degraded",
];
const INCIDENT_KEYS = [
  "id",
  "name",
  "status",
  "created_at",
  "updated_at",
  "monitoring_at",
  "resolved_at",
  "impact",
  "shortlink",
  "started_at",
  "page_id",
  "incident_updates",
  "components",
];
const UPDATE_KEYS = [
  "id",
  "status",
  "body",
  "incident_id",
  "created_at",
  "updated_at",
  "display_at",
  "affected_components",
  "deliver_notifications",
  "custom_tweet",
  "tweet_id",
];

describe("the public status API", () => {
  test("has the eight answers with their keys", () => {
    expect(
      Object.fromEntries(Object.entries(answers).map(([path, body]) => [path, Object.keys(body)])),
    ).toEqual({
      "/api/v2/summary.json": ["page", "components", "incidents", "scheduled_maintenances", "status"],
      "/api/v2/status.json": ["page", "status"],
      "/api/v2/components.json": ["page", "components"],
      "/api/v2/incidents.json": ["page", "incidents"],
      "/api/v2/incidents/unresolved.json": ["page", "incidents"],
      "/api/v2/scheduled-maintenances.json": ["page", "scheduled_maintenances"],
      "/api/v2/scheduled-maintenances/upcoming.json": ["page", "scheduled_maintenances"],
      "/api/v2/scheduled-maintenances/active.json": ["page", "scheduled_maintenances"],
    });
  });

  test("names the page with its zone, times in that zone's offset", () => {
    expect(answer("/api/v2/status.json")).toEqual({
      page: {
        id: "sampl3page01",
        name: "Northwind",
        url: "https://status.example.com/",
        time_zone: "Europe/Paris",
        updated_at: "2026-11-23T15:09:00.000+01:00",
      },
      status: { indicator: "major", description: "Partial System Outage" },
    });
  });

  test("lists groups among the components, each before its own", () => {
    const components = answer("/api/v2/components.json").components as unknown as Shape[];
    const group = components.findIndex((each) => each.group === true);
    expect(components).toHaveLength(21);
    expect(Object.keys(components[0] ?? {})).toEqual(COMPONENT_KEYS);
    expect(Object.keys(components[group] ?? {})).toEqual([...COMPONENT_KEYS, "components"]);
    expect(components[group]?.components).toEqual(components.slice(group + 1, group + 5).map(({ id }) => id));
    expect(components[group + 1]?.group_id).toBe(components[group]?.id);
  });

  test("shows an incident with its updates and the components they touch", () => {
    const [incident] = answer("/api/v2/incidents/unresolved.json").incidents as unknown as Shape[];
    expect(Object.keys(incident ?? {})).toEqual(INCIDENT_KEYS);
    expect(incident).toMatchObject({
      status: "identified",
      impact: "critical",
      shortlink: "https://status.example.com/incidents/incid3nt0001",
      started_at: "2026-11-23T14:25:00.000+01:00",
    });
    const [update] = (incident?.incident_updates ?? []) as Shape[];
    expect(Object.keys(update ?? {})).toEqual(UPDATE_KEYS);
    expect(update?.affected_components).toEqual([
      {
        code: "comp00000003",
        name: "Payments - Card payments",
        old_status: "partial_outage",
        new_status: "major_outage",
      },
    ]);
    expect(((incident?.components ?? []) as Shape[]).map((each) => Object.keys(each))).toEqual([
      COMPONENT_KEYS,
      COMPONENT_KEYS,
      COMPONENT_KEYS,
    ]);
  });

  test("shows a published postmortem as the last status", () => {
    const incidents = answer("/api/v2/incidents.json").incidents as unknown as Shape[];
    expect(incidents.map(({ status }) => status)).toEqual(["identified", "postmortem"]);
  });

  test("shows a maintenance as an incident with a window", () => {
    const [maintenance] = answer("/api/v2/scheduled-maintenances/upcoming.json")
      .scheduled_maintenances as unknown as Shape[];
    expect(Object.keys(maintenance ?? {})).toEqual([...INCIDENT_KEYS, "scheduled_for", "scheduled_until"]);
    expect(maintenance).toMatchObject({ impact: "maintenance", status: "scheduled" });
    expect(answer("/api/v2/scheduled-maintenances/active.json").scheduled_maintenances).toEqual([]);
  });
});

test.each([
  ["2026-07-01T12:00:00.123Z", "America/Denver", "2026-07-01T06:00:00.123-06:00"],
  ["2026-12-01T02:30:00.000Z", "America/Denver", "2026-11-30T19:30:00.000-07:00"],
  ["2026-07-01T12:00:00.000Z", "Asia/Kathmandu", "2026-07-01T17:45:00.000+05:45"],
  ["2026-01-01T12:00:00.000Z", "Europe/London", "2026-01-01T12:00:00.000+00:00"],
  ["2026-01-01T12:00:00.000Z", "UTC", "2026-01-01T12:00:00.000Z"],
])("%s in %s is %s", (instant, zone, said) => {
  expect(pageTime(new Date(instant), zone)).toBe(said);
});
