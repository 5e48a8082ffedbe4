import { allow } from "#domains/access";
import type { Ctx } from "#kernel/ctx";
import type { Field } from "#kernel/fields";
import { alertSources } from "../source.ts";
import { type AlertSourceView, sourceView, sourceViews } from "./source-view.ts";

/** The ways alerts come in, by name. */
export async function listAlertSources(ctx: Ctx): Promise<AlertSourceView[]> {
  allow(ctx, "alerts.read");
  return ctx.transaction((tx) => sourceViews(tx, ctx));
}

export async function getAlertSource(ctx: Ctx, { sourceId }: { sourceId: string }): Promise<AlertSourceView> {
  allow(ctx, "alerts.read");
  return ctx.transaction((tx) => sourceView(tx, ctx, sourceId));
}

export type AlertSourceKindView = { kind: string; name: string; fields: FieldView[] };

export type FieldView = {
  name: string;
  kind: string;
  label: string;
  hint: string | null;
  options: string[] | null;
  optional: boolean;
};

/** What kinds of sources there are and what each needs to know. */
export function listAlertSourceKinds(ctx: Ctx): AlertSourceKindView[] {
  allow(ctx, "alerts.read");
  return ctx
    .use(alertSources)
    .map(({ kind, name, fields }) => ({ kind, name, fields: Object.entries(fields).map(fieldView) }));
}

const fieldView = ([name, field]: [string, Field]): FieldView => ({
  name,
  kind: field.kind,
  label: field.label,
  hint: field.hint ?? null,
  options: field.kind === "choice" ? [...field.options] : null,
  optional: field.optional ?? false,
});
