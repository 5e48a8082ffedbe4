import type { Product } from "./product.ts";

type Items<Item> = { items: Item[] };
type Named = { id: string; name: string };

/** Components on the public page: as many as the page's size limit is promised for. */
const COMPONENTS = 20;

/** A public page with its components, and a serious incident on it that updates can be told about. */
export async function stageIncident({ api }: Product): Promise<Staged> {
  const pages = await api<Items<{ id: string; visibility: string }>>("GET", "/api/v1/status-pages");
  const page = pages.items.find(({ visibility }) => visibility === "public");
  const components = await api<Items<Named>>("GET", `/api/v1/status-pages/${page?.id}/components`);
  for (let n = components.items.length; n < COMPONENTS; n++)
    await api("POST", `/api/v1/status-pages/${page?.id}/components`, { name: `Component ${n}` });
  const audiences = await api<Items<Named & { form: string }>>("GET", "/api/v1/audiences");
  const incident = await api<{ id: string }>("POST", "/api/v1/incidents", {
    internalTitle: "Checkout answers with errors",
    severity: "SEV1",
    components: components.items.map(({ id }) => ({ id, state: "major_outage" })),
  });
  const customersId = audiences.items.find(({ form }) => form === "customers")?.id ?? "";
  return { incidentId: incident.id, customersId };
}

type Staged = { incidentId: string; customersId: string };

/** Looks at what all five audiences would get, Customers in these words, as the composer does; answers how to send it. */
export async function previewUpdate(
  { api }: Product,
  { incidentId, customersId }: Staged,
  words: string,
): Promise<() => Promise<unknown>> {
  const body = `${words}\n\nNext update by {{ next_update }}.`;
  const proposal = { edits: [{ audienceId: customersId, body }] };
  const at = `/api/v1/incidents/${incidentId}/updates`;
  const { hash } = await api<{ hash: string }>("POST", `${at}/preview`, proposal);
  return () => api("POST", at, { ...proposal, previewHash: hash, idempotencyKey: `bench-${words}` });
}

export async function publishUpdate(product: Product, incident: Staged, words: string): Promise<void> {
  const send = await previewUpdate(product, incident, words);
  await send();
}
