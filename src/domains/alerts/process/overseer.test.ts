import { seconds } from "#kernel/clock";
import { newId } from "#kernel/ids";
import { expect, test } from "#world";
import { createAlertSource } from "../sources/create-alert-source.ts";
import { resumeOverlooked } from "./overseer.ts";

test("events that nobody works on any more are found and worked off, and only those", async ({ world }) => {
  const source = await createAlertSource(world.ctx, { kind: "pagerduty", name: "Shop" });
  // As after a crash between a commit that relied on work under way and that work: an event without a job.
  await world.sql(
    `insert into accepted_event (workspace_id, source_id, entry, receipt, raw, accepted_at)
     values ($1, $2, 'enqueue', null, $3, $4)`,
    [world.ctx.workspaceId, source.id, Buffer.from(JSON.stringify(trigger)), world.clock.now()],
  );
  const alerts = () => world.sql<{ dedup_key: string }>("select dedup_key from alert");

  await resumeOverlooked(world.engine.runtime);
  await world.settle();
  expect(await alerts()).toEqual([]); // somebody may be at work on it

  await world.wait(seconds(6));
  await resumeOverlooked(world.engine.runtime);
  await world.settle();
  expect(await alerts()).toEqual([{ dedup_key: trigger.dedup_key }]);

  const jobs = async () =>
    Number((await world.sql<{ n: string }>("select count(*) n from pgboss.job"))[0]?.n);
  const before = await jobs();
  await resumeOverlooked(world.engine.runtime);
  expect(await jobs()).toBe(before);
});

const trigger = {
  routing_key: "r".repeat(32),
  event_action: "trigger",
  dedup_key: newId<"dedup-key">(),
  payload: { summary: "Checkout answers with errors", source: "shop-web-1", severity: "critical" },
};
