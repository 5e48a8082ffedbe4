/** What a caller is told when we decline: what happened and what to do about it. Both may hold `{slots}`. */
export type RefusalText = { status: number; says: string; doNext: string };

type Params = Record<string, string | number>;

/** One value a caller sent that cannot be taken, and where it stands (`body.contacts.0.address`). */
export type FieldProblem = { path: string; says: string };

/** An error for a caller who can do something about it. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly status: number;
  readonly doNext: string;
  readonly fields: FieldProblem[];
  /** Facts the caller needs to go on, for example the current version after a stale write. */
  readonly detail: Record<string, unknown>;

  constructor(code: string, text: RefusalText, params: Params, extra: RefusalExtra) {
    super(fill(text.says, params));
    this.code = code;
    this.status = text.status;
    this.doNext = fill(text.doNext, params);
    this.fields = extra.fields ?? [];
    this.detail = extra.detail ?? {};
  }
}

type RefusalExtra = { fields?: FieldProblem[]; detail?: Record<string, unknown> };

const catalogue = new Map<string, RefusalText>();

/**
 * Declares a domain's refusals and returns the function that makes them: `throw refuse("alert-not-found", { id })`.
 * Codes are unique over the whole product; they are part of the API and documented from here.
 */
export function defineRefusals<Code extends string>(texts: Record<Code, RefusalText>) {
  for (const [code, text] of Object.entries<RefusalText>(texts)) {
    if (catalogue.has(code)) throw new Error(`refusal ${code} is declared twice`);
    catalogue.set(code, text);
  }
  return (code: Code, params: Params = {}, extra: RefusalExtra = {}): Refusal =>
    new Refusal(code, texts[code], params, extra);
}

/** Every refusal declared so far, by code: the error catalogue of the API documentation. */
export const refusalCatalogue = (): ReadonlyMap<string, RefusalText> => catalogue;

const fill = (text: string, params: Params): string =>
  text.replace(/\{(\w+)\}/g, (slot, name: string) => String(params[name] ?? slot));

/** Refusals that any part may need. */
export const refuse = defineRefusals({
  "invalid-input": {
    status: 422,
    says: "Some values cannot be taken.",
    doNext: "Correct the fields listed under `fields` and send the request again.",
  },
});
