import type { ComponentDirectory, ComponentRef } from "#domains/incidents";
import type { Tx } from "#kernel/db/db";

/** Incidents name components; status pages have them. */
export const componentsOfPages: ComponentDirectory = {
  ofServices: async (tx, _ctx, serviceIds) =>
    serviceIds.length ? present(await components(tx).where("service_id", "in", serviceIds).execute()) : [],
  named: async (tx, _ctx, ids) =>
    ids.length ? present(await components(tx).where("component.id", "in", ids).execute()) : [],
};

const components = (tx: Tx) =>
  tx
    .selectFrom("component")
    .innerJoin("status_page", "status_page.id", "component.page_id")
    .select(["component.id", "component.name", "component.service_id", "status_page.visibility"])
    .where("component.archived_at", "is", null)
    .orderBy("component.position");

type Row = { id: string; name: string; service_id: string | null; visibility: "public" | "internal" };

const present = (rows: Row[]): ComponentRef[] =>
  rows.map(({ id, name, service_id, visibility }) => ({
    id,
    name,
    serviceId: service_id,
    public: visibility === "public",
  }));
