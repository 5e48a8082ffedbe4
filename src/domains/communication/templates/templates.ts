import { z } from "zod";
import { allow, audit } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { templateChanged } from "../events.ts";
import { builtInTemplates } from "../library/index.ts";
import { refuse } from "../refusals.ts";
import {
  AUDIENCE_FORMS,
  type AudienceForm,
  MESSAGE_STATES,
  type MessageState,
  SCENARIOS,
  type Scenario,
  type Template,
} from "../types.ts";
import { readerOf } from "./reader-of.ts";
import { type TemplateProblem, templateProblems } from "./template-problems.ts";

export type TemplateView = Template & { origin: "built-in" | "changed" };

/** The workspace's own templates. */
export async function readTemplates(tx: Tx): Promise<Template[]> {
  const rows = await tx.selectFrom("template").selectAll().orderBy("form").orderBy("state").execute();
  return rows.map(({ form, state, scenario, locale, subject, body }) => ({
    // Written only after the same lists were checked.
    form: form as AudienceForm,
    state: state as MessageState,
    scenario: scenario as Scenario,
    locale,
    subject,
    body,
  }));
}

/** Every template in use: the workspace's own words where it has some, else the built-in ones. */
export async function listTemplates(ctx: Ctx): Promise<TemplateView[]> {
  allow(ctx, "communication.read");
  const own = await ctx.transaction(readTemplates);
  const changed = new Map(own.map((template) => [keyOf(template), template]));
  const builtIn = builtInTemplates("en").filter((template) => !changed.has(keyOf(template)));
  return [
    ...own.map((template) => ({ ...template, origin: "changed" as const })),
    ...builtIn.map((template) => ({ ...template, origin: "built-in" as const })),
  ];
}

const TemplateKeyInput = z.object({
  form: z.enum(AUDIENCE_FORMS),
  state: z.enum(MESSAGE_STATES),
  scenario: z.enum(SCENARIOS),
  locale: z.string().min(2).max(35),
});
/** Words for one form, state and scenario. */
export const SaveTemplateInput = TemplateKeyInput.extend({
  subject: z.string().trim().min(1).max(300),
  body: z.string().trim().min(1).max(20_000),
});

export async function saveTemplate(
  ctx: Ctx,
  input: z.input<typeof SaveTemplateInput>,
): Promise<TemplateView> {
  allow(ctx, "plan.manage");
  const template = parse(SaveTemplateInput, input);
  return ctx.transaction(async (tx) => {
    refuseProblems(templateProblems(template, await readerOf(tx, template.form)));
    const { form, state, scenario, locale, subject, body } = template;
    const words = { subject, body, updated_at: ctx.clock.now() };
    await tx
      .insertInto("template")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"template">(),
        form,
        state,
        scenario,
        locale,
        ...words,
      })
      .onConflict((conflict) =>
        conflict.columns(["workspace_id", "form", "state", "scenario", "locale"]).doUpdateSet(words),
      )
      .execute();
    await audit(tx, ctx, "template.save", { kind: "template", id: keyOf(template) });
    await record(tx, ctx, templateChanged, keyOf(template), { form, state, scenario });
    return { ...template, origin: "changed" };
  });
}

function refuseProblems(problems: readonly TemplateProblem[]): void {
  const first = problems.find(({ kind }) => kind === "broken") ?? problems[0];
  if (!first) return;
  const fields = problems.map(({ place, says }) => ({ path: place, says }));
  const code = first.kind === "broken" ? "template-broken" : "template-name-not-given";
  throw refuse(code, { problem: first.says }, { fields });
}

/** Goes back to the built-in words. */
export async function removeTemplate(ctx: Ctx, input: z.input<typeof TemplateKeyInput>): Promise<void> {
  allow(ctx, "plan.manage");
  const { form, state, scenario, locale } = parse(TemplateKeyInput, input);
  await ctx.transaction(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("template")
      .where("form", "=", form)
      .where("state", "=", state)
      .where("scenario", "=", scenario)
      .where("locale", "=", locale)
      .executeTakeFirst();
    if (numDeletedRows === 0n) throw refuse("template-is-built-in");
    const key = keyOf({ form, state, scenario, locale });
    await audit(tx, ctx, "template.remove", { kind: "template", id: key });
    await record(tx, ctx, templateChanged, key, { form, state, scenario });
  });
}

const keyOf = ({ form, state, scenario, locale }: Omit<Template, "subject" | "body">): string =>
  `${form}/${state}/${scenario}/${locale}`;
