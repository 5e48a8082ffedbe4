import { isOpen, isUnderWay, isUpcoming, type PageView } from "#domains/status-pages";
import { componentShapes, incidentShape, maintenanceShape, pageShape } from "./shapes.ts";

const MOST_RECENT = 50;

/**
 * The answers of Statuspage's public API for one page, by path below the page (wire-status 1.5). Pure: made once per
 * change from what readers may see.
 */
export function statuspageAnswers(view: PageView): Record<string, unknown> {
  const page = pageShape(view);
  const components = componentShapes(view);
  const incidents = view.incidents.map((incident) => ({
    of: incident,
    shape: incidentShape(view, incident),
  }));
  const maintenances = view.maintenances
    // Statuspage has no word for a window that was called off.
    .filter(({ status }) => status !== "cancelled")
    .map((each) => ({ of: each, shape: maintenanceShape(view, each) }));
  const openIncidents = incidents.filter(({ of }) => isOpen(of)).map(({ shape }) => shape);
  const planned = maintenances.filter(({ of }) => isUpcoming(of) || isUnderWay(of)).map(({ shape }) => shape);
  const shapesOf = (wanted: typeof maintenances) => wanted.map(({ shape }) => shape);

  return {
    "/api/v2/summary.json": {
      page,
      components,
      incidents: openIncidents,
      scheduled_maintenances: planned,
      status: view.status,
    },
    "/api/v2/status.json": { page, status: view.status },
    "/api/v2/components.json": { page, components },
    "/api/v2/incidents.json": { page, incidents: incidents.slice(0, MOST_RECENT).map(({ shape }) => shape) },
    "/api/v2/incidents/unresolved.json": { page, incidents: openIncidents },
    "/api/v2/scheduled-maintenances.json": {
      page,
      scheduled_maintenances: shapesOf(maintenances.slice(0, MOST_RECENT)),
    },
    "/api/v2/scheduled-maintenances/upcoming.json": {
      page,
      scheduled_maintenances: shapesOf(maintenances.filter(({ of }) => isUpcoming(of))),
    },
    "/api/v2/scheduled-maintenances/active.json": {
      page,
      scheduled_maintenances: shapesOf(maintenances.filter(({ of }) => isUnderWay(of))),
    },
  };
}
