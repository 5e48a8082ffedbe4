import type { Route } from "../route.ts";
import { accessRoutes } from "./access.ts";
import { statusPagesRoutes } from "./status-pages.ts";

/** Every route of the REST API: the server, the OpenAPI document and the isolation test read this one list. */
export const restRoutes: readonly Route[] = [...accessRoutes, ...statusPagesRoutes];
