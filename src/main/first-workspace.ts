import { createFirstWorkspace } from "#domains/access";
import type { Engine } from "./engine.ts";
import { furnishWith } from "./furnish.ts";

export type FirstOwner = {
  email: string;
  name: string;
  password?: string | undefined;
  apiKey?: string | undefined;
  routingKey?: string | undefined;
};

/** The workspace of a fresh installation, complete; does nothing when there already is one. */
export async function makeFirstWorkspace({ runtime }: Engine, owner: FirstOwner): Promise<void> {
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const { email, name, password, apiKey, routingKey } = owner;
  await createFirstWorkspace(
    runtime,
    {
      name: "My organisation",
      slug: "main",
      timeZone,
      locale: "en",
      owner: { email, name, password },
      apiKey,
    },
    furnishWith({ routingKey, timeZone }),
  );
}
