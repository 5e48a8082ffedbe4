import type { z } from "zod";
import * as contract from "../../src/api/contract/communication.ts";
import * as promises from "../../src/api/contract/promises.ts";
import { httpFor } from "../access/http-for.ts";
import { expect, test } from "./communication-story.ts";

type Call = { method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE"; url: string; body?: object };

test("a composer needs nothing but the REST API", async ({ world, story }) => {
  const incidentId = await story.declare();
  const { app, cookieOf } = await httpFor(world, { runtime: world.engine.runtime });
  const cookie = await cookieOf(story.olga.ctx);
  const ask = async <S extends z.ZodType>({ method, url, body }: Call, schema: S): Promise<z.output<S>> => {
    const headers = { cookie, origin: world.engine.runtime.publicUrl };
    const answer = await app.inject({
      method,
      url: `/api/v1${url}`,
      headers,
      ...(body && { payload: body }),
    });
    expect(`${answer.statusCode} ${answer.body.slice(0, 300)}`).toMatch(/^20/);
    return schema.parse(answer.json()) as z.output<S>;
  };
  const room = `/incidents/${incidentId}`;

  const { items: scenarios } = await ask({ method: "GET", url: "/scenarios" }, contract.ScenarioList);
  expect(scenarios.map(({ scenario }) => scenario)).toContain("data-loss");
  const { items: audiences } = await ask({ method: "GET", url: "/audiences" }, contract.AudienceList);
  expect(audiences.map(({ name, statusPageId }) => [name, statusPageId !== null])).toContainEqual([
    "Customers",
    true,
  ]);
  const { items: templates } = await ask({ method: "GET", url: "/templates" }, contract.TemplateList);
  expect(templates.filter(({ scenario }) => scenario === "general")).toHaveLength(35);

  const plan = await ask({ method: "GET", url: "/plan" }, contract.Plan);
  const [clock] = plan.clocks.filter(({ told, severity }) => told === "clock" && severity === "SEV2");
  const cell = { ...clock, approval: false };
  const changed = { basedOn: plan.version, note: "checked", clocks: [cell] };
  const { version } = await ask({ method: "PUT", url: "/plan", body: changed }, contract.Plan);
  const { items: versions } = await ask({ method: "GET", url: "/plan/versions" }, contract.PlanVersionList);
  expect(versions.map((one) => [one.version, one.changedBy])).toContainEqual([version, "Olga Owner"]);

  const words = { facts: [{ key: "symptom", value: "Pages do not load" }] };
  const preview = await ask(
    { method: "POST", url: `${room}/updates/preview`, body: words },
    contract.Preview,
  );
  expect(preview.sendable).toBe(true);
  const request = { ...words, previewHash: preview.hash, idempotencyKey: "over-http-1" };
  const update = await ask({ method: "POST", url: `${room}/updates`, body: request }, contract.Update);
  expect(update.messages).toHaveLength(5);
  await world.settle();

  const seen = await ask({ method: "GET", url: `${room}/communication` }, promises.IncidentCommunication);
  const customers = seen.audiences.find(({ audience }) => audience === "Customers");
  expect(customers).toMatchObject({ messageCount: 1, deliveries: { sent: 1 }, promise: { kind: "next" } });
  const { items: open } = await ask(
    { method: "GET", url: `/promises?incidentId=${incidentId}` },
    promises.PromiseList,
  );
  expect(open).toHaveLength(5);
  const move = {
    dueAt: new Date(world.clock.now().getTime() + 30 * 60_000).toISOString(),
    reason: "A new disk",
  };
  const moved = await ask(
    { method: "POST", url: `/promises/${customers?.promise?.id}/move`, body: move },
    promises.PromiseView,
  );
  expect(moved.moves).toHaveLength(1);
  const { items: updates } = await ask({ method: "GET", url: `${room}/updates` }, contract.UpdateList);
  expect(updates.map(({ number }) => number)).toEqual([1]);
  const measures = await ask(
    { method: "GET", url: `${room}/communication/measures` },
    promises.CommunicationMeasures,
  );
  expect(measures.promisesKept).toBe(5);
});
