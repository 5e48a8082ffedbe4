import { acknowledgeAlert, listAlerts } from "#domains/alerts";
import { listAudiences, type ProposeUpdate, previewUpdate, sendUpdate } from "#domains/communication";
import { addNote, declareIncident } from "#domains/incidents";
import { componentsForServices } from "#domains/status-pages";
import { writePostmortem } from "./postmortem-scene.ts";
import type { Stage } from "./stage.ts";

/** One moment of the story: minutes after its beginning, the line that is printed, what is done. */
export type Scene = { minute: number; says: string; play(stage: Stage): Promise<void> };

const everyoneBut = async (stage: Stage, form: string): Promise<string[]> =>
  (await listAudiences(stage.ctx)).filter((audience) => audience.form !== form).map(({ id }) => id);
const only = async (stage: Stage, form: string): Promise<string[]> =>
  (await listAudiences(stage.ctx)).filter((audience) => audience.form === form).map(({ id }) => id);

async function tell(stage: Stage, said: Omit<ProposeUpdate, "incidentId">): Promise<void> {
  const { ctx } = stage.players.carla;
  const proposal = { incidentId: stage.incidentId, ...said };
  const { hash } = await previewUpdate(ctx, proposal);
  await sendUpdate(ctx, { ...proposal, previewHash: hash, idempotencyKey: crypto.randomUUID() });
}

const website = async (stage: Stage, state: "partial_outage" | "degraded_performance" | "operational") => {
  const components = await componentsForServices(stage.ctx, [stage.serviceId]);
  return components.map(({ componentId }) => ({ componentId, state }));
};

/** A SEV1 from alert to resolution. Leadership is forgotten once, and the clock notices. */
export const STORY: readonly Scene[] = [
  {
    minute: 0,
    says: "A monitor reports that the shop fails; Ana is on call and is notified.",
    play: (stage) => stage.monitor("trigger"),
  },
  {
    minute: 2,
    says: "Ana answers with one tap; nobody else is woken.",
    async play({ ctx, players }) {
      const [alert] = (await listAlerts(ctx, {})).items;
      await acknowledgeAlert(players.ana.ctx, { alertId: alert?.id ?? "" });
    },
  },
  {
    minute: 4,
    says: "Ben declares a SEV1: five audiences are promised a first message, each by its own clock.",
    async play(stage) {
      const { ctx, players } = stage;
      const [alert] = (await listAlerts(ctx, {})).items;
      const incident = await declareIncident(players.ben.ctx, {
        internalTitle: "Payment worker loses its connections to shop-db-2",
        publicTitle: "Problems when paying",
        severity: "SEV1",
        serviceIds: [stage.serviceId],
        alertIds: alert ? [alert.id] : [],
        commanderId: players.ben.personId,
        communicationsLeadId: players.carla.personId,
        responderIds: [players.ana.personId],
        bridgeUrl: "https://meet.example/war-room",
      });
      stage.incidentId = incident.id;
      await tell(stage, {
        audienceIds: await only(stage, "responders"),
        facts: [
          { key: "conditions", value: "Every third payment fails since the deploy at noon." },
          { key: "actions", value: "Ana looks at the connections of the payment worker." },
          { key: "needs", value: "Somebody who knows shop-db-2." },
        ],
      });
    },
  },
  {
    minute: 7,
    says: "Carla says it once; support, leadership, employees and customers read it in their own words.",
    async play(stage) {
      await tell(stage, {
        audienceIds: await everyoneBut(stage, "responders"),
        facts: [
          { key: "symptom", value: "About one in three payments is refused." },
          { key: "impact.share", value: 0.34 },
          { key: "whatWorks", value: ["Browsing", "Search", "The basket is kept"] },
          { key: "workaround", value: "Try again after a minute, or pay by invoice." },
          { key: "currentAction", value: "We are looking for the cause." },
          { key: "impact.business", value: "Sales are down by a third while it lasts." },
          { key: "useInstead", value: "Take urgent orders by telephone." },
          { key: "maySay", value: ["Payments are disturbed", "Nothing is charged twice"] },
          { key: "mayNotSay", value: ["A time by which it is repaired"] },
        ],
        components: await website(stage, "partial_outage"),
      });
    },
  },
  {
    minute: 13,
    says: "Responders get their next update in time.",
    play: respondersUpdate("Connections are held by a stuck job."),
  },
  {
    minute: 22,
    says: "The cause is known: second update to everyone, promises kept.",
    async play(stage) {
      await addNote(stage.players.ana.ctx, {
        incidentId: stage.incidentId,
        text: "A nightly job on shop-db-2 holds 180 connections. Stopping it.",
      });
      await tell(stage, {
        status: "identified",
        statusReason: "The job that holds the connections was found.",
        facts: [
          { key: "cause.plain", value: "A background job took capacity that payments need." },
          { key: "currentAction", value: "We are stopping that job." },
          { key: "fixPlan", value: "Stop the job, then limit what it may take." },
        ],
      });
    },
  },
  {
    minute: 31,
    says: "Responders again; they are promised one every ten minutes.",
    play: respondersUpdate("The job is stopped, connections recover."),
  },
  {
    minute: 40,
    says: "Payments recover. Carla updates everyone, but forgets Leadership.",
    async play(stage) {
      await tell(stage, {
        audienceIds: await everyoneBut(stage, "leadership"),
        status: "monitoring",
        statusReason: "Payments succeed again; we watch them.",
        facts: [
          { key: "fixApplied", value: "The background job was stopped." },
          { key: "howToCheck", value: "Pay as usual." },
          { key: "currentAction", value: "We are watching payments closely." },
        ],
        components: await website(stage, "degraded_performance"),
      });
    },
  },
  {
    minute: 54,
    says: "Leadership's promise was missed: Carla was reminded twice, now Ben and the escalation policy know.",
    play: async () => {},
  },
  {
    minute: 57,
    says: "Leadership is told, late, and the miss is on record.",
    play: async (stage) =>
      tell(stage, {
        audienceIds: await only(stage, "leadership"),
        facts: [{ key: "risk", value: "Low: the job stays off until it is limited." }],
      }),
  },
  {
    minute: 68,
    says: "Resolved. All five audiences hear it, and that no data was lost.",
    async play(stage) {
      await stage.monitor("resolve");
      await tell(stage, {
        status: "resolved",
        statusReason: "No failed payment for 25 minutes.",
        facts: [
          { key: "impact.dataLoss", value: "no" },
          { key: "userAction", value: "Nothing to do." },
        ],
        components: await website(stage, "operational"),
      });
    },
  },
  {
    minute: 80,
    says: "The postmortem is completed, signed by Ben, approved and published to everyone who was told.",
    play: writePostmortem,
  },
];

function respondersUpdate(actions: string): Scene["play"] {
  return async (stage) =>
    tell(stage, {
      audienceIds: await only(stage, "responders"),
      facts: [{ key: "actions", value: actions }],
    });
}
