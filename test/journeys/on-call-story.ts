import {
  type AlertSummary,
  alertSources,
  createAlertSource,
  createIntake,
  listAlerts,
} from "#domains/alerts";
import { createPolicy, createSchedule, type PolicyView, type ScheduleView } from "#domains/oncall";
import { type PersonId, personForMember } from "#domains/people";
import { type World, test as worldTest } from "#world";

export { days, expect, minutes } from "#world";

export type Person = { id: PersonId; name: string; email: string };

/** What a story about being on call is told with. */
export type Story = {
  person(name: string): Promise<Person>;
  /** People who take turns day by day, handing over at 09:00 UTC. The first of them is on call now. */
  schedule(name: string, people: readonly Person[]): Promise<ScheduleView>;
  /** One step after the other, each with its own targets. */
  policy(steps: readonly Step[], given?: { every?: number; repeatTimes?: number }): Promise<PolicyView>;
  /** A monitor sends a trigger to a source that escalates by this policy. */
  raiseAlert(summary: string, policy: PolicyView): Promise<AlertSummary>;
  /** Subjects of the mails that reached a person. */
  mailsTo(person: Person): string[];
  /** The reason in the newest notification of a person. */
  whyTold(person: Person): Promise<string | undefined>;
  /** The newest link with this label in a mail to the person. */
  link(person: Person, label: "acknowledge" | "escalate" | "resolve"): string;
};

type Step = readonly { kind: "person" | "schedule" | "team"; id: string }[];

export const onCall = (schedule: ScheduleView): Step => [{ kind: "schedule", id: schedule.id }];
export const directly = (...people: Person[]): Step => people.map(({ id }) => ({ kind: "person", id }));

export const test = worldTest.extend<{ story: Story }>({
  story: async ({ world }, use) => {
    const intake = createIntake(world.engine.runtime, world.engine.notices);
    await use(createStory(world, intake));
    await intake.stop();
  },
});

function createStory(world: World, intake: ReturnType<typeof createIntake>): Story {
  const { ctx } = world;
  let made = 0;
  const mailsOf = (person: Person) => world.mail.mails.filter((mail) => mail.to === person.email);

  return {
    async person(name) {
      const email = `${name.toLowerCase()}@example.test`;
      return { id: await personForMember(ctx, { name, email }), name, email };
    },
    schedule: (name, people) =>
      createSchedule(ctx, {
        name,
        timeZone: "UTC",
        rotations: [
          {
            name: "Daily",
            kind: "daily",
            startsOn: ctx.clock.now().toISOString().slice(0, 10),
            handOverAt: "09:00",
            turns: people.map((person) => [person.id]),
          },
        ],
      }),
    policy: (steps, { every = 5, repeatTimes = 0 } = {}) => {
      made += 1;
      return createPolicy(ctx, {
        name: `Policy ${made}`,
        repeatTimes,
        steps: steps.map((targets) => ({ targets: [...targets], delayMinutes: every })),
      });
    },
    async raiseAlert(summary, policy) {
      const key = String(made).padEnd(32, "k");
      const known = await world.sql("select id from alert_source where escalation_policy_id = $1", [
        policy.id,
      ]);
      if (known.length === 0)
        await createAlertSource(ctx, {
          kind: "pagerduty",
          name: "Monitoring",
          routingKey: key,
          escalationPolicyId: policy.id,
        });
      await trigger(world, intake, key, summary);
      await world.settle();
      const alert = (await listAlerts(ctx)).items.find((each) => each.summary === summary);
      if (!alert) throw new Error(`no alert ${summary}`);
      return alert;
    },
    mailsTo: (person) => mailsOf(person).map((mail) => mail.subject),
    async whyTold(person) {
      const [row] = await world.sql<{ reason: string }>(
        "select reason from notification where person_id = $1 order by seq desc limit 1",
        [person.id],
      );
      return row?.reason;
    },
    link(person, label) {
      const links = mailsOf(person).flatMap(
        (mail) => mail.text.match(new RegExp(`http\\S+/n/\\S+/${label}`, "g")) ?? [],
      );
      const last = links.at(-1);
      if (!last) throw new Error(`no link to ${label} in a mail to ${person.name}`);
      return last;
    },
  };
}

async function trigger(
  { ctx }: World,
  intake: ReturnType<typeof createIntake>,
  key: string,
  summary: string,
): Promise<void> {
  const source = ctx.use(alertSources).find((each) => each.kind === "pagerduty");
  if (!source) throw new Error("no source of the kind pagerduty");
  const raw = Buffer.from(
    JSON.stringify({
      routing_key: key,
      event_action: "trigger",
      dedup_key: summary,
      payload: { summary, source: "db-1", severity: "critical" },
    }),
  );
  const verdict = await intake.receive({ source, entry: "enqueue", key: null, raw });
  if (verdict.is !== "accepted") throw new Error(`the event was ${verdict.is}`);
}
