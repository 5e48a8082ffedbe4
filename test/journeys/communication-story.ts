import {
  type AudienceForm,
  type AudienceView,
  changeAudience,
  listAudiences,
  listPromises,
  type PromiseView,
  type ProposeUpdate,
  previewUpdate,
  sendUpdate,
  type UpdateView,
} from "#domains/communication";
import { assignRole, declareIncident } from "#domains/incidents";
import { personForMember } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import { type World, test as worldTest } from "#world";
import { type Cast, createCast } from "../world/cast.ts";

export { expect, minutes } from "#world";

type Words = Omit<ProposeUpdate, "incidentId">;

/** What a story about telling people is told with: Acme, with a support team, a leader and a subscriber. */
export type Story = Cast & {
  incidentId: string;
  /** Those who are told, by the address their mails go to. */
  support: string;
  leader: string;
  dev: string;
  declare(severity?: string, more?: Partial<Parameters<typeof declareIncident>[1]>): Promise<string>;
  preview(words?: Words, as?: Ctx): ReturnType<typeof previewUpdate>;
  /** Looks at the preview and sends exactly that. */
  send(words?: Words, as?: Ctx): Promise<UpdateView>;
  audience(form: AudienceForm): Promise<AudienceView>;
  promises(): Promise<PromiseView[]>;
  openPromise(form: AudienceForm): Promise<PromiseView>;
  mailsTo(address: string): World["mail"]["mails"];
  /** Mails to Support as such: its people are employees as well. */
  briefs(): World["mail"]["mails"];
};

export const test = worldTest.extend<{ story: Story }>({
  story: async ({ world }, use) => {
    await use(await createStory(world));
  },
});

async function createStory(world: World): Promise<Story> {
  const cast = await createCast(world.engine);
  const { acme, ben } = cast;
  const audience = async (form: AudienceForm) => {
    const found = (await listAudiences(acme)).find((one) => one.form === form);
    if (!found) throw new Error(`no audience of ${form}`);
    return found;
  };
  const support = await addMember(acme, "sam@example.test", "Sam Support", (await audience("support")).id);
  const leader = await addMember(acme, "lea@example.test", "Lea Lead", (await audience("leadership")).id);
  const dev = await addSubscriber(world, acme, "dev@elsewhere.test");
  let sent = 0;
  const story: Story = {
    ...cast,
    incidentId: "",
    support,
    leader,
    dev,
    async declare(severity = "SEV1", more = {}) {
      const [service] = await world.sql<{ id: string }>("select id from service where workspace_id = $1", [
        acme.workspaceId,
      ]);
      const declared = await declareIncident(ben.ctx, {
        internalTitle: "db-payments-3 out of disk",
        publicTitle: "Website problems",
        severity,
        serviceIds: [service?.id ?? ""],
        commanderId: ben.personId,
        ...more,
      });
      story.incidentId = declared.id;
      await assignRole(ben.ctx, {
        incidentId: declared.id,
        role: "communications-lead",
        personId: cast.carla.personId,
      });
      await world.settle();
      return declared.id;
    },
    preview: (words = {}, as = ben.ctx) => previewUpdate(as, { incidentId: story.incidentId, ...words }),
    async send(words = {}, as = ben.ctx) {
      const { hash } = await story.preview(words, as);
      sent += 1;
      const proposal = { incidentId: story.incidentId, ...words };
      const update = await sendUpdate(as, {
        ...proposal,
        previewHash: hash,
        idempotencyKey: `update-${sent}`,
      });
      await world.settle();
      return update;
    },
    audience,
    promises: async () => (await listPromises(acme, { incidentId: story.incidentId })).items,
    async openPromise(form) {
      const { id } = await audience(form);
      const open = (await story.promises()).find((one) => one.audienceId === id && one.closedAt === null);
      if (!open) throw new Error(`nothing is promised to ${form}`);
      return open;
    },
    briefs: () => story.mailsTo(support).filter(({ subject }) => subject.startsWith("Support brief")),
    mailsTo: (address) => world.mail.mails.filter(({ to }) => to === address),
  };
  return story;
}

async function addMember(acme: Ctx, email: string, name: string, audienceId: string): Promise<string> {
  const personId = await personForMember(acme, { name, email });
  await changeAudience(acme, { audienceId, members: [{ kind: "person", targetId: personId }] });
  return email;
}

async function addSubscriber(world: World, acme: Ctx, address: string): Promise<string> {
  await world.sql(
    `insert into subscriber (workspace_id, id, page_id, channel, address, time_zone, created_at, confirmed_at)
     select workspace_id, 'subscriber01', id, 'email', $2, 'America/New_York', $3, $3
       from status_page where workspace_id = $1 and visibility = 'public'`,
    [acme.workspaceId, address, world.clock.now()],
  );
  return address;
}
