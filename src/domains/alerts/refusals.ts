import { defineRefusals } from "#kernel/refusals";

/** What alerts refuse, and what the caller can do about it. */
export const refuse = defineRefusals({
  "alert-not-found": {
    status: 404,
    says: "There is no alert {id} in this workspace.",
    doNext: "GET /api/v1/alerts lists them.",
  },
  "alert-over": {
    status: 409,
    says: "Alert {number} is resolved.",
    doNext: "Nothing to do: if the problem comes back, its monitor opens a new alert.",
  },
  "alert-not-acknowledged": {
    status: 409,
    says: "Alert {number} is not acknowledged, so it cannot be given back.",
    doNext: "Acknowledge it first, or leave it to whoever is on call.",
  },
  "alert-source-not-found": {
    status: 404,
    says: "There is no alert source {id} in this workspace.",
    doNext: "GET /api/v1/alert-sources lists them.",
  },
  "alert-source-kind-unknown": {
    status: 422,
    says: "There is no kind of alert source called {kind}.",
    doNext: "GET /api/v1/alert-source-kinds lists them.",
  },
  "routing-key-malformed": {
    status: 422,
    says: "A routing key has exactly 32 letters and digits.",
    doNext: "Leave the key out to have one made.",
  },
  "routing-rule-not-found": {
    status: 404,
    says: "There is no routing rule {id} in this workspace.",
    doNext: "GET /api/v1/routing-rules lists them.",
  },
});
