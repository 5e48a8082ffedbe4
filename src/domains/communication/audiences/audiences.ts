import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { parse } from "#kernel/parse";
import { audienceChanged } from "../events.ts";
import { refuseLateClocks } from "../plan/plan.ts";
import type { Audience } from "../types.ts";
import { type AudienceFields, ChangeAudienceInput, CreateAudienceInput } from "./audience-input.ts";
import { type AudienceView, presentAudience, presentAudiences } from "./present-audience.ts";
import { readAudience, readAudiences } from "./read-audiences.ts";
import { columnsOf, insertAudience, refuseTakenName } from "./write-audience.ts";
import { writeMembers } from "./write-members.ts";

export async function listAudiences(ctx: Ctx): Promise<AudienceView[]> {
  allow(ctx, "communication.read");
  return ctx.transaction(async (tx) => presentAudiences(tx, ctx, await readAudiences(tx)));
}

export async function getAudience(ctx: Ctx, { audienceId }: { audienceId: string }): Promise<AudienceView> {
  allow(ctx, "communication.read");
  return ctx.transaction((tx) => presentAudience(tx, ctx, audienceId));
}

export type CreateAudience = z.input<typeof CreateAudienceInput>;

/** Adds an audience. The plan tells it on change until its clocks are set. */
export async function createAudience(ctx: Ctx, input: CreateAudience): Promise<AudienceView> {
  allow(ctx, "plan.manage");
  const fields = parse(CreateAudienceInput, input);
  return ctx.transaction(async (tx) => {
    await refuseTakenName(tx, fields.name);
    const id = await insertAudience(tx, ctx, fields);
    await audit(
      tx,
      ctx,
      "audience.create",
      { kind: "audience", id },
      { name: fields.name, ring: fields.ring },
    );
    await record(tx, ctx, audienceChanged, id, { change: "created" });
    return presentAudience(tx, ctx, id);
  });
}

export type ChangeAudience = z.input<typeof ChangeAudienceInput>;

export async function changeAudience(ctx: Ctx, input: ChangeAudience): Promise<AudienceView> {
  allow(ctx, "plan.manage");
  const { audienceId, ...change } = parse(ChangeAudienceInput, input);
  return ctx.transaction(async (tx) => {
    const before = await readAudience(tx, audienceId);
    const fields: AudienceFields = { ...kept(before), ...withoutUndefined(change) };
    if (fields.name !== before.name) await refuseTakenName(tx, fields.name, audienceId);
    if (fields.customerFacing && !before.customerFacing) await refuseLateClocks(tx, before);
    await tx
      .updateTable("audience")
      .set({ ...columnsOf(fields), updated_at: ctx.clock.now() })
      .where("id", "=", audienceId)
      .execute();
    if (change.members) await writeMembers(tx, ctx, audienceId, fields.members);
    await audit(
      tx,
      ctx,
      "audience.update",
      { kind: "audience", id: audienceId },
      { changed: Object.keys(change) },
    );
    await record(tx, ctx, audienceChanged, audienceId, { change: "updated" });
    return presentAudience(tx, ctx, audienceId);
  });
}

export async function archiveAudience(ctx: Ctx, { audienceId }: { audienceId: string }): Promise<void> {
  allow(ctx, "plan.manage");
  await ctx.transaction(async (tx) => {
    const { name } = await readAudience(tx, audienceId);
    await tx
      .updateTable("audience")
      .set({ archived_at: ctx.clock.now() })
      .where("id", "=", audienceId)
      .execute();
    await audit(tx, ctx, "audience.archive", { kind: "audience", id: audienceId }, { name });
    await record(tx, ctx, audienceChanged, audienceId, { change: "archived" });
  });
}

const kept = ({ id: _, compartments, channels, members, ...audience }: Audience): AudienceFields => ({
  ...audience,
  compartments: [...compartments],
  channels: [...channels],
  members: [...members],
});

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

const withoutUndefined = <T extends Record<string, unknown>>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;
