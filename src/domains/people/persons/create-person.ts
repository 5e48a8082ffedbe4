import type { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { personCreated } from "../events.ts";
import { workspaceDefaults } from "../workspace-defaults.ts";
import { refuseTakenEmail } from "./find-person.ts";
import { CreatePersonInput } from "./person-input.ts";
import { type PersonView, presentPerson } from "./person-view.ts";

export type CreatePerson = z.input<typeof CreatePersonInput>;

export async function createPerson(ctx: Ctx, input: CreatePerson): Promise<PersonView> {
  allow(ctx, "people.manage");
  const { name, email, title, locale, timeZone, attributes } = parse(CreatePersonInput, input);
  return ctx.transaction(async (tx) => {
    await refuseTakenEmail(tx, email);
    const defaults = await workspaceDefaults(tx, ctx);
    const now = ctx.clock.now();
    const row = await tx
      .insertInto("person")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"person">(),
        name,
        email,
        title,
        locale: locale ?? defaults.locale,
        time_zone: timeZone ?? defaults.timeZone,
        attributes: JSON.stringify(attributes),
        created_at: now,
        updated_at: now,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "person.create", { kind: "person", id: row.id }, { name });
    await record(tx, ctx, personCreated, row.id, { name });
    return presentPerson(tx, row);
  });
}
