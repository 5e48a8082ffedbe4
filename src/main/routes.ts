import { ledgerPageRoutes } from "../api/rest/ledger.ts";
import type { PageRoute } from "../api/route.ts";
import { oneTapRoutes } from "../site/one-tap/index.ts";

export { restRoutes } from "../api/rest/index.ts";

/** Every route outside the REST API that is not the status pages' own. */
export const pageRoutes: readonly PageRoute[] = [...ledgerPageRoutes, ...oneTapRoutes];
