import { expect, test } from "vitest";
import { refuseForeignOrigin } from "./same-origin.ts";

const TRUSTED = ["https://status.example.com"];

test.each<[string, Record<string, string>, boolean, string]>([
  ["GET", { "sec-fetch-site": "cross-site" }, true, "reading changes nothing"],
  ["POST", { "sec-fetch-site": "same-origin" }, true, "the browser says it is us"],
  ["POST", { "sec-fetch-site": "none" }, true, "the person typed the address"],
  ["POST", {}, true, "no browser at all"],
  ["POST", { origin: "https://status.example.com" }, true, "our public address"],
  ["POST", { origin: "http://10.0.0.5:8080", host: "10.0.0.5:8080" }, true, "the address that was asked"],
  ["POST", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, false, "another site"],
  ["POST", { "sec-fetch-site": "same-site", origin: "https://x.example.com" }, false, "a neighbour"],
  ["POST", { origin: "null" }, false, "a sandboxed frame"],
  ["DELETE", { origin: "https://status.example.com.evil.example" }, false, "a look-alike"],
  ["POST", { origin: "http://status.example.com", host: "x" }, false, "our name without encryption"],
  ["POST", { "sec-fetch-site": "cross-site" }, false, "another site without Origin"],
])("%s %j: allowed is %s (%s)", (method, headers, allowed) => {
  const ask = () => refuseForeignOrigin(method, headers, TRUSTED);
  if (allowed) expect(ask).not.toThrow();
  else expect(ask).toThrow(/another website/);
});
