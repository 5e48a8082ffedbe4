import type { Route } from "../route.ts";
import { accessRoutes } from "./access.ts";
import { alertsRoutes } from "./alerts.ts";
import { deliveryRoutes } from "./delivery.ts";
import { incidentRoutes } from "./incidents.ts";
import { statusPagesRoutes } from "./status-pages.ts";

/** Every route of the REST API: the server, the OpenAPI document and the isolation test read this one list. */
export const restRoutes: readonly Route[] = [
  ...accessRoutes,
  ...deliveryRoutes,
  ...alertsRoutes,
  ...incidentRoutes,
  ...statusPagesRoutes,
];
