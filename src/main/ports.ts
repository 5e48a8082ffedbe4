import { alertSources } from "#domains/alerts";
import { componentDirectory } from "#domains/incidents";
import { type Binding, bind } from "#kernel/ports";
import { sources } from "../sources/index.ts";
import { componentsOfPages } from "./component-directory.ts";

/** What fills the places where a domain needs something that lies above it. */
export const bindings: readonly Binding[] = [
  bind(alertSources, sources),
  bind(componentDirectory, componentsOfPages),
];
