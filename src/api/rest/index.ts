import type { Route } from "../route.ts";
import { accessRoutes } from "./access.ts";
import { alertsRoutes } from "./alerts.ts";
import { communicationRoutes } from "./communication.ts";
import { deliveryRoutes } from "./delivery.ts";
import { incidentRoutes } from "./incidents.ts";
import { onCallRoutes } from "./oncall.ts";
import { peopleRoutes } from "./people.ts";
import { postmortemRoutes } from "./postmortems.ts";
import { statusPagesRoutes } from "./status-pages.ts";

/** Every route of the REST API: the server, the OpenAPI document and the isolation test read this one list. */
export const restRoutes: readonly Route[] = [
  ...accessRoutes,
  ...peopleRoutes,
  ...deliveryRoutes,
  ...alertsRoutes,
  ...onCallRoutes,
  ...incidentRoutes,
  ...postmortemRoutes,
  ...statusPagesRoutes,
  ...communicationRoutes,
];
