import { listPromises } from "#domains/communication";
import { expect, minutes, test } from "#world";
import { furnishDemo } from "../../src/main/demo/cast.ts";
import { confirmSubscribers } from "../../src/main/demo/confirm-subscribers.ts";
import type { Stage } from "../../src/main/demo/stage.ts";
import { STORY } from "../../src/main/demo/story.ts";
import { ROUTING_KEY } from "../world/cast.ts";

test("the demo plays to its end: one promise missed and escalated, a postmortem published", {
  timeout: 180_000,
}, async ({ world }) => {
  const { acme, olga } = await world.cast();
  const url = await world.serve();
  const players = await furnishDemo(olga.ctx, "only-for-the-demo");
  await confirmSubscribers(acme);
  const { id: serviceId } = await acme.transaction((tx) =>
    tx.selectFrom("service").select("id").executeTakeFirstOrThrow(),
  );
  const stage: Stage = {
    ctx: acme,
    players,
    serviceId,
    incidentId: "",
    async monitor(action) {
      const body = {
        routing_key: ROUTING_KEY,
        event_action: action,
        dedup_key: "shop",
        payload: { summary: "Payments fail", source: "shop-web", severity: "critical" },
      };
      const answer = await fetch(`${url}/v2/enqueue`, { method: "POST", body: JSON.stringify(body) });
      expect(answer.status).toBe(202);
    },
  };

  let minute = 0;
  for (const scene of STORY) {
    await world.wait(minutes(scene.minute - minute));
    minute = scene.minute;
    await scene.play(stage);
    await world.settle();
  }

  const missed = (await listPromises(acme, { incidentId: stage.incidentId })).items.filter(
    ({ missedAt }) => missedAt,
  );
  expect(missed.map(({ audience }) => audience)).toContain("Leadership");
  const overdue = world.mail.mails.filter(
    ({ to, subject }) => to === players.ben.email && /[Oo]verdue/.test(subject),
  );
  expect(overdue).not.toHaveLength(0);
  const page = await (await fetch(`${url}/history`)).text();
  expect(page).toContain("Problems when paying");
  expect(page).not.toContain("shop-db-2");
  const told = world.mail.mails
    .filter(({ subject }) => subject.startsWith("Postmortem:"))
    .map(({ to }) => to);
  expect(told).toContain("dev@customer.example");
});
