import type { Say, TextKey } from "../texts.ts";
import type { Section } from "../types.ts";
import type { Consent } from "../words/consents.ts";
import { emptyRequired } from "../words/sections.ts";

export type Readiness = {
  external: { sections: readonly Section[]; hash: string };
  signer: { id: string; name: string } | null;
  consents: readonly Consent[];
  decision: { publish: boolean } | null;
};

export const isApproved = (
  consents: readonly Consent[],
  version: Consent["version"],
  hash: string,
): boolean =>
  consents.some((each) => each.kind === "approval" && each.version === version && each.hash === hash);

export const isSigned = (consents: readonly Consent[], hash: string, signerId: string): boolean =>
  consents.some((each) => each.kind === "signature" && each.hash === hash && each.personId === signerId);

/** What stands between the external version and publishing it, in words; nothing when it may be published. */
export function missingFor({ external, signer, consents, decision }: Readiness, say: Say): string[] {
  const missing = emptyRequired("external", external.sections).map((key) =>
    // Keys of sections and of their titles are declared side by side; a test walks them.
    say("missing.section", { section: say(`external.${key}` as TextKey) }),
  );
  if (!signer) missing.push(say("missing.signer"));
  else if (!isSigned(consents, external.hash, signer.id))
    missing.push(say("missing.signature", { signer: signer.name }));
  if (!isApproved(consents, "external", external.hash)) missing.push(say("missing.approval"));
  if (!decision?.publish) missing.push(say("missing.decision"));
  return missing;
}
