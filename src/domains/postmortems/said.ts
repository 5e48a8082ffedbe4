import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { definePort } from "#kernel/ports";

/** One message to one audience, as it was sent. */
export type SaidMessage = {
  audienceId: string;
  audienceName: string;
  ring: number;
  /** Compartments of the audience: what it was told may hold facts that others on its ring may not know. */
  compartments: readonly string[];
  sentAt: Date;
  subject: string;
  /** Markdown as readers got it, times in UTC. */
  body: string;
};

/** A promise of an update and what became of it. Promises still open or withdrawn count neither way. */
export type SaidPromise = {
  audienceId: string;
  audienceName: string;
  ring: number;
  dueAt: Date;
  outcome: "kept" | "missed" | "open" | "withdrawn";
};

export type Said = { messages: SaidMessage[]; promises: SaidPromise[] };

/** What was said during an incident is communication's, above this domain; main binds what reads it. */
export type SaidProvider = { saidAbout(tx: Tx, ctx: Ctx, incidentId: string): Promise<Said> };

export const saidProvider = definePort<SaidProvider>("postmortems.said");
