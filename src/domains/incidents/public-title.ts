import { defineTexts } from "#kernel/texts";

const texts = defineTexts({
  en: {
    component: "Problem with {component}",
    nothing: "Service disruption",
  },
  de: { component: "Störung bei {component}", nothing: "Betriebsstörung" },
  fr: { component: "Incident concernant {component}", nothing: "Perturbation du service" },
});

/**
 * The title readers see until somebody writes a better one. Made from the name of a component on a public page,
 * never from the internal title, an alert or a service: those hold host names and causes.
 */
export function neutralTitle(publicComponents: readonly string[], locale: string): string {
  const [component] = publicComponents;
  return component === undefined ? texts(locale)("nothing") : texts(locale)("component", { component });
}
