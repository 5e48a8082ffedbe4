import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { RouteProblem } from "./shell/problem.tsx";
import { Shell } from "./shell/shell.tsx";

const rootRoute = createRootRoute({ errorComponent: RouteProblem });

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./features/access/sign-in.tsx"), "SignIn"),
});

/** Everything that needs a signed-in person stands inside the shell. */
const shellRoute = createRoute({ getParentRoute: () => rootRoute, id: "shell", component: Shell });

const inShell = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => shellRoute, path, component });

const routeTree = rootRoute.addChildren([
  signIn,
  shellRoute.addChildren([
    inShell(
      "/",
      lazyRouteComponent(() => import("./features/incidents/now.tsx"), "Now"),
    ),
  ]),
]);

export const router = createRouter({ routeTree, basepath: "/console", defaultPreload: "intent" });

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
