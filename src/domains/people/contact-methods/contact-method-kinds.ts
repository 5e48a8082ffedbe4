import type { Ctx } from "#kernel/ctx";
import type { AnySettings, Field, Fields } from "#kernel/fields";
import { definePort } from "#kernel/ports";
import { refuse } from "../refusals.ts";

/** A channel as people need it to check an address. Channels belong to delivery, which lies above. */
export type ContactMethodKind = {
  channel: string;
  name: string;
  address: Fields;
  /** The same for every spelling of one address. */
  identify(address: AnySettings): string;
  /** `code`: usable after the code sent to it came back. `none`: it cannot reach anybody else (the own inbox). */
  verification: "code" | "none";
  /** For a channel whose address follows from the person: nothing is filled in, so nobody can name somebody else's. */
  addressOf?(personId: string): AnySettings;
};

/** Bound in `main/ports.ts` from the list of channels. */
export const contactMethodKinds = definePort<readonly ContactMethodKind[]>("people.contact-method-kinds");

export function kindOf(ctx: Pick<Ctx, "use">, channel: string): ContactMethodKind {
  const kind = ctx.use(contactMethodKinds).find((each) => each.channel === channel);
  if (!kind) throw refuse("contact-method-kind-unknown", { channel });
  return kind;
}

/** One field of the form. */
type FieldView = {
  name: string;
  kind: Field["kind"];
  label: string;
  hint: string | null;
  optional: boolean;
  options: string[] | null;
};

export type ContactMethodKindView = {
  channel: string;
  name: string;
  fields: FieldView[];
  verification: "code" | "none";
};

/** What can be added, for drawing the form. */
export const listContactMethodKinds = (ctx: Pick<Ctx, "use">): ContactMethodKindView[] =>
  ctx.use(contactMethodKinds).map(({ channel, name, address, verification, addressOf }) => ({
    channel,
    name,
    fields: Object.entries(addressOf ? {} : address).map(([field, declared]) =>
      presentField(field, declared),
    ),
    verification,
  }));

const presentField = (name: string, field: Field): FieldView => ({
  name,
  kind: field.kind,
  label: field.label,
  hint: field.hint ?? null,
  optional: field.optional ?? false,
  options: field.kind === "choice" ? [...field.options] : null,
});
