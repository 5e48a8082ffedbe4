import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { RouteProblem } from "./shell/problem.tsx";
import { Shell } from "./shell/shell.tsx";

const rootRoute = createRootRoute({ errorComponent: RouteProblem });

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./features/access/sign-in.tsx"), "SignIn"),
});

const resetPassword = createRoute({
  getParentRoute: () => rootRoute,
  path: "/reset-password",
  component: lazyRouteComponent(() => import("./features/access/reset-password.tsx"), "ResetPassword"),
});

/** Everything that needs a signed-in person stands inside the shell. */
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "shell", component: Shell });

const inShell = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => shellRoute, path, component });

const Now = lazyRouteComponent(() => import("./features/incidents/now.tsx"), "Now");
const IncidentsPage = lazyRouteComponent(
  () => import("./features/incidents/incident-list.tsx"),
  "IncidentsPage",
);
const IncidentRoom = lazyRouteComponent(() => import("./features/incidents/room/room.tsx"), "IncidentRoom");
const AlertsPage = lazyRouteComponent(() => import("./features/alerts/alerts-page.tsx"), "AlertsPage");
const AlertPage = lazyRouteComponent(() => import("./features/alerts/alert-page.tsx"), "AlertPage");
const OnCallPage = lazyRouteComponent(() => import("./features/oncall/on-call-page.tsx"), "OnCallPage");
const ScheduleEditor = lazyRouteComponent(
  () => import("./features/oncall/schedule-editor.tsx"),
  "ScheduleEditor",
);
const PolicyEditor = lazyRouteComponent(() => import("./features/oncall/policy-editor.tsx"), "PolicyEditor");
const PeoplePage = lazyRouteComponent(() => import("./features/people/people-page.tsx"), "PeoplePage");
const PersonPage = lazyRouteComponent(() => import("./features/people/person-page.tsx"), "PersonPage");
const PlanPage = lazyRouteComponent(() => import("./features/communication/plan/plan-page.tsx"), "PlanPage");
const StatusPages = lazyRouteComponent(
  () => import("./features/status-pages/status-pages-page.tsx"),
  "StatusPagesPage",
);
const DeliveriesPage = lazyRouteComponent(
  () => import("./features/delivery/deliveries-page.tsx"),
  "DeliveriesPage",
);
const SettingsPage = lazyRouteComponent(
  () => import("./features/settings/settings-page.tsx"),
  "SettingsPage",
);

/** Every screen, by address. */
const routeTree = rootRoute.addChildren([
  signIn,
  resetPassword,
  shellRoute.addChildren([
    inShell("/", Now),
    inShell("/incidents", IncidentsPage),
    inShell("/incidents/$incidentId", IncidentRoom),
    inShell("/alerts", AlertsPage),
    inShell("/alerts/$alertId", AlertPage),
    inShell("/on-call", OnCallPage),
    inShell("/on-call/schedules/$scheduleId", ScheduleEditor),
    inShell("/on-call/policies/$policyId", PolicyEditor),
    inShell("/people", PeoplePage),
    inShell("/people/$personId", PersonPage),
    inShell("/plan", PlanPage),
    inShell("/status-pages", StatusPages),
    inShell("/deliveries", DeliveriesPage),
    inShell("/settings", SettingsPage),
  ]),
]);

export const router = createRouter({ routeTree, basepath: "/console", defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
