import fc from "fast-check";
import { decideNotToTell, listPromises, movePromise, type ProposeUpdate } from "#domains/communication";
import { addNote, changeSeverity, factKinds, linkAlert, type Ring } from "#domains/incidents";
import { after, minutes as minutesLong } from "#kernel/clock";
import type { World } from "#world";
import { expect, minutes, type Story, test } from "./communication-story.ts";

/** A word that occurs nowhere else, and the outermost ring that may read it. */
type Canary = { word: string; ring: number };

const texts = factKinds.filter(({ origin, type }) => origin === "entered" && type === "text");

/** A canary in every fact that is text, kept inside as far as `innermost` says, and in what belongs to the room alone. */
function canaries(innermost: Ring): { changes: NonNullable<ProposeUpdate["facts"]>; words: Canary[] } {
  const placed = texts.map(({ key, widestRing }, at) => {
    const ring = Math.min(widestRing, ((innermost + at) % 5) + 1) as Ring;
    return { key, ring, word: `canary${at}in${ring}fact` };
  });
  return {
    changes: placed.map(({ key, ring, word }) => ({ key, ring, value: `says ${word}` })),
    words: placed.map(({ word, ring }) => ({ word, ring })),
  };
}

const ROOM: Canary[] = ["canarytitle", "canarynote", "canaryalert", "canarybridge"].map((word) => ({
  word,
  ring: 1,
}));

async function declareWithCanaries(world: World, story: Story): Promise<void> {
  const incidentId = await story.declare("SEV1", {
    internalTitle: "canarytitle",
    bridgeUrl: "https://canarybridge.test/x",
  });
  await addNote(story.ben.ctx, { incidentId, text: "canarynote was seen" });
  const now = world.clock.now();
  await world.sql(
    `insert into alert (workspace_id, id, number, source_id, dedup_key, summary, severity, urgency, state, triggered_at, last_event_at, details, links)
     select workspace_id, 'canaryalert1', 900, id, 'k', 'canaryalert on db-1', 'critical', 'high', 'triggered', $2, $2, '{}', '[]'
       from alert_source where workspace_id = $1 limit 1`,
    [story.acme.workspaceId, now],
  );
  await linkAlert(story.ben.ctx, { incidentId, alertId: "canaryalert1" });
}

const leaks = (bytes: string, ring: number, words: readonly Canary[]): string[] =>
  words.filter((canary) => canary.ring < ring && bytes.includes(canary.word)).map(({ word }) => word);

const mailBytes = (mails: ReturnType<Story["mailsTo"]>): string =>
  mails.map(({ raw, subject, text, html }) => [raw, subject, text, html].join("\n")).join("\n");

/** Everything a stranger can read of the public page. */
async function publicBytes(world: World): Promise<string> {
  const base = await world.serve();
  const [incident] = await world.sql<{ id: string }>(
    "select i.id from page_incident i join status_page p on p.id = i.page_id where p.visibility = 'public'",
  );
  const paths = [
    "/",
    "/history",
    "/history.atom",
    "/history.rss",
    `/incidents/${incident?.id}`,
    "/incidents/unknown",
    "/api/v2/summary.json",
    "/api/v2/incidents.json",
    "/api/v2/status.json",
    "/api/v2/components.json",
    "/api/v1/incidents",
  ];
  const answers = await Promise.all(paths.map((path) => fetch(`${base}${path}`)));
  const bodies = await Promise.all(
    answers.map(async (answer) => `${[...answer.headers]}\n${await answer.text()}`),
  );
  return bodies.join("\n");
}

test("no canary reaches a ring it is not for: not by mail, page, JSON, feed or error", async ({
  world,
  story,
}) => {
  await declareWithCanaries(world, story);
  const { changes, words } = canaries(1);
  const all = [...words, ...ROOM];
  await story.send({ facts: changes });
  await story.send({ facts: canaries(3).changes.slice(0, 8), status: "identified" });
  all.push(...canaries(3).words.slice(0, 8));
  await story.send({
    facts: [{ key: "regions", value: ["Europe"] }],
    correction: true,
    scenario: "data-loss",
  });
  await story.send({ status: "resolved" });

  const toCustomers = mailBytes(story.mailsTo(story.dev));
  expect(toCustomers).toContain("canary");
  expect(leaks(toCustomers, 5, all)).toEqual([]);
  const onThePage = await publicBytes(world);
  expect(onThePage).toMatch(/canary\d+in5fact/);
  expect(leaks(onThePage, 5, all)).toEqual([]);
  const toEmployees = mailBytes(story.mailsTo(story.ana.email));
  expect(leaks(toEmployees, 4, all)).toEqual([]);
  expect(leaks(mailBytes(story.mailsTo(story.leader)), 3, all)).toEqual([]);
  expect(leaks(mailBytes(story.mailsTo(story.support)), 2, all)).toEqual([]);
  const kept = await world.sql("select * from page_incident_update, page_incident");
  expect(leaks(JSON.stringify(kept), 4, all)).toEqual([]);
});

type Step =
  | { does: "wait"; minutes: number }
  | { does: "send"; inner: boolean }
  | { does: "severity"; severity: string }
  | { does: "move"; minutes: number }
  | { does: "not-tell" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ does: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ does: fc.constant("send" as const), inner: fc.boolean() }),
  fc.record({
    does: fc.constant("severity" as const),
    severity: fc.constantFrom("SEV1", "SEV2", "SEV3", "SEV4"),
  }),
  fc.record({ does: fc.constant("move" as const), minutes: fc.integer({ min: 1, max: 240 }) }),
  fc.record({ does: fc.constant("not-tell" as const) }),
);

test("whatever happens, an audience has at most one open promise, and customers never wait beyond an hour", async ({
  world,
  story,
}) => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), async (steps) => {
      const incidentId = await story.declare("SEV2");
      const customers = await story.audience("customers");
      for (const [at, one] of steps.entries()) {
        await doStep(world, story, one, `${incidentId} ${at}`);
        const open = (await listPromises(story.acme, { incidentId })).items.filter(
          ({ closedAt }) => closedAt === null,
        );
        expect(new Set(open.map(({ audienceId }) => audienceId)).size).toBe(open.length);
        const owed = open.find(({ audienceId }) => audienceId === customers.id);
        const latest = after(world.clock.now(), minutesLong(60)).toISOString();
        expect(owed && owed.dueAt <= latest).toBe(true);
      }
    }),
    { numRuns: 3, interruptAfterTimeLimit: 90_000, markInterruptAsFailure: false },
  );
}, 180_000);

async function doStep(world: World, story: Story, step: Step, said: string): Promise<void> {
  const { incidentId } = story;
  const customers = await story.openPromise("customers");
  switch (step.does) {
    case "wait":
      return world.wait(minutes(step.minutes));
    case "send": {
      const inner = [await story.audience("responders"), await story.audience("support")].map(
        ({ id }) => id as string,
      );
      await story.send({
        facts: [{ key: "workaround", value: said }],
        ...(step.inner && { audienceIds: inner }),
      });
      return;
    }
    case "severity":
      await changeSeverity(story.ben.ctx, { incidentId, severity: step.severity, reason: "as drawn" }).catch(
        () => {},
      );
      return world.settle();
    case "move": {
      const dueAt = after(world.clock.now(), minutesLong(step.minutes)).toISOString();
      await movePromise(story.ben.ctx, { promiseId: customers.id, dueAt, reason: "as drawn" }).catch(
        refusalOnly,
      );
      return;
    }
    case "not-tell": {
      const leadership = await story.audience("leadership");
      const lookAgainAt = after(world.clock.now(), minutesLong(30)).toISOString();
      await decideNotToTell(story.ben.ctx, {
        incidentId,
        audienceId: leadership.id,
        reason: "as drawn",
        lookAgainAt,
      });
    }
  }
}

function refusalOnly(error: unknown): void {
  if (!(error instanceof Error && "code" in error && String(error.code).startsWith("promise-"))) throw error;
}
