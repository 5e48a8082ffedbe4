import { createHash } from "node:crypto";
import { icon } from "./icon.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";

export type Asset = { path: string; type: string; body: Buffer };

/** The name carries a hash of the content: a copy may be kept for ever. */
function asset(name: string, extension: string, type: string, content: string): Asset {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return { path: `/site-assets/${name}-${hash}.${extension}`, type, body: Buffer.from(content) };
}

const page = asset("page", "css", "text/css; charset=utf-8", style);
const live = asset("live", "js", "text/javascript; charset=utf-8", script);
const ripple = asset("ripple", "svg", "image/svg+xml", icon);

/** All that a page loads beside itself. */
export const assets: readonly Asset[] = [page, live, ripple];

export const assetPaths = { style: page.path, script: live.path, icon: ripple.path };
