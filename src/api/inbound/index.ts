import { alertSources, type Intake } from "#domains/alerts";
import type { Runtime } from "#kernel/ctx";
import { createHotIntake, type Hot } from "./hot-intake.ts";

/** Takes the requests of monitors, for every kind of alert source there is. */
export const alertIntakeHot = (intake: Intake, runtime: Pick<Runtime, "use">): Hot =>
  createHotIntake(intake, runtime.use(alertSources));
