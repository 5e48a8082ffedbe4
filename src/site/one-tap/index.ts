import type { PageRoute } from "../../api/route.ts";
import { answerRoutes } from "./answer-routes.ts";
import { verifyRoutes } from "./verify-routes.ts";

/** The pages behind signed links in messages. */
export const oneTapRoutes: readonly PageRoute[] = [...answerRoutes, ...verifyRoutes];
