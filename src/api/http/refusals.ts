import { defineRefusals } from "#kernel/refusals";

/** What the HTTP layer refuses before any verb is asked. */
export const refuseHttp = defineRefusals({
  "route-not-found": {
    status: 404,
    says: "There is nothing at this address.",
    doNext: "See /api/v1/openapi.json for every address of the API.",
  },
  "method-not-allowed": {
    status: 405,
    says: "This address does not take {method}.",
    doNext: "Use one of {allowed}.",
  },
  "malformed-request": {
    status: 400,
    says: "The request could not be read: {why}.",
    doNext: "Correct the request and send it again.",
  },
  "body-too-large": {
    status: 413,
    says: "The body is larger than this address takes ({limit} bytes).",
    doNext: "Send less at once.",
  },
  "media-type-unsupported": {
    status: 415,
    says: "This address does not take bodies of that type.",
    doNext: "Send the body as application/json.",
  },
  "foreign-origin": {
    status: 403,
    says: "The request came from another website.",
    doNext: "Open Ripplecast itself at its PUBLIC_URL and try there.",
  },
  "too-many-requests": {
    status: 429,
    says: "Too many requests came from your address.",
    doNext: "Wait {seconds} seconds and try again.",
  },
  "too-many-streams": {
    status: 503,
    says: "Too many live connections are open.",
    doNext: "Close some, or ask again every few seconds instead.",
  },
  "sign-in-failed": {
    status: 401,
    says: "E-mail address, password or code is not right.",
    doNext: "Try again, or ask whoever runs Ripplecast for a sign-in link.",
  },
  "idempotency-key-malformed": {
    status: 422,
    says: "An Idempotency-Key is 1 to 255 printable characters without spaces.",
    doNext: "Send a random UUID per request.",
  },
  unavailable: {
    status: 503,
    says: "The database cannot be reached right now.",
    doNext: "Try again in a few seconds.",
  },
  internal: {
    status: 500,
    says: "Something went wrong on our side.",
    doNext: "Try again; if it stays, give the request id to whoever runs Ripplecast.",
  },
});
