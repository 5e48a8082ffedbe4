import type { z } from "zod";
import { allow } from "#domains/access";
import { pageLinkFor } from "#domains/status-pages";
import type { Ctx } from "#kernel/ctx";
import { parse } from "#kernel/parse";
import { pageChoice } from "../audiences/page-choice.ts";
import { toHtml, toText } from "../engine/markdown.ts";
import { LONGEST_TRIAL_MS, renderBody, renderSubject } from "../engine/paragraphs.ts";
import { fillSlots } from "../engine/slots.ts";
import { exampleIncident, exampleScope, promisedAt } from "./example.ts";
import { readerOf } from "./reader-of.ts";
import { namesFor, type TemplateProblem, templateProblems } from "./template-problems.ts";
import { SaveTemplateInput } from "./templates.ts";

export type TemplatePreview = {
  audience: string;
  ring: number;
  subject: string;
  text: string;
  html: string;
  problems: TemplateProblem[];
  names: string[];
};

/** How words would read in an incident about which everything is known. Nothing is stored. */
export async function previewTemplate(
  ctx: Ctx,
  input: z.input<typeof SaveTemplateInput>,
): Promise<TemplatePreview> {
  allow(ctx, "communication.read");
  const { form, state, subject, body } = parse(SaveTemplateInput, input);
  return ctx.transaction(async (tx) => {
    const audience = await readerOf(tx, form);
    const page = await pageLinkFor(ctx.within(tx), pageChoice(audience));
    const now = ctx.clock.now();
    const scope = exampleScope({ audience, state, pageUrl: page?.url ?? ctx.publicUrl, now });
    const problems = templateProblems({ subject, body }, audience);
    const broken = new Set(problems.filter(({ kind }) => kind === "broken").map(({ place }) => place));
    const { startedAt, resolvedAt } = exampleIncident(state, now);
    const times = { nextUpdateAt: promisedAt(now), sentAt: now, startedAt, endedAt: resolvedAt };
    const reader = { timeZone: page?.timeZone ?? "UTC", locale: "en" };
    const fill = (words: string) => fillSlots(words, times, reader);
    const filled = fill(broken.has("body") ? "" : renderBody(body, scope, LONGEST_TRIAL_MS).words);
    return {
      audience: audience.name,
      ring: audience.ring,
      subject: fill(broken.has("subject") ? "" : renderSubject(subject, scope).words),
      text: toText(filled),
      html: toHtml(filled),
      problems,
      names: namesFor(audience),
    };
  });
}
