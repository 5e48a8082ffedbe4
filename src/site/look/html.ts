import type { JSX } from "preact";
import { render } from "preact-render-to-string";

/** A whole HTML document. */
export const html = (document: JSX.Element): Buffer => Buffer.from(`<!doctype html>${render(document)}`);
