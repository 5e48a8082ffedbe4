import type { ReactNode } from "react";

/** Something wider than a phone: it scrolls by itself, also by keyboard, and the page does not. */
export const Wide = ({
  label,
  minWidth,
  children,
}: {
  label: string;
  minWidth: number;
  children: ReactNode;
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
  <section className="wide" aria-label={label} tabIndex={0}>
    <div style={{ minWidth }}>{children}</div>
  </section>
);
