import { defineRefusals } from "#kernel/refusals";

/** What delivery refuses, and what the caller can do about it. */
export const refuse = defineRefusals({
  "delivery-not-found": {
    status: 404,
    says: "There is no delivery {id} in this workspace.",
    doNext: "GET /api/v1/deliveries lists them.",
  },
  "delivery-not-stopped": {
    status: 409,
    says: "The delivery is {state}; only a failed or suppressed one can be tried again.",
    doNext: "Wait for it to finish, or send the message anew.",
  },
  "recipient-erased": {
    status: 409,
    says: "The recipient of this delivery was erased; there is no address to send to.",
    doNext: "Nothing can be done about this one.",
  },
  "suppression-not-found": {
    status: 404,
    says: "There is no such active suppression.",
    doNext: "GET /api/v1/suppressions lists them.",
  },
  "channel-not-found": {
    status: 404,
    says: "There is no channel {kind}.",
    doNext: "GET /api/v1/channels lists them.",
  },
  "channel-needs-no-account": {
    status: 409,
    says: "The channel {kind} needs no account.",
    doNext: "Nothing has to be set up; use it as it is.",
  },
  "webhook-endpoint-not-found": {
    status: 404,
    says: "There is no webhook endpoint {id} in this workspace.",
    doNext: "GET /api/v1/webhook-endpoints lists them.",
  },
  "webhook-address-refused": {
    status: 422,
    says: "Nothing can be sent to this address: {why}.",
    doNext: "Give a public http or https address, or have it allowed in OUTBOUND_ALLOW.",
  },
  "inbox-needs-person": {
    status: 409,
    says: "You have no inbox: your user is not linked to a person.",
    doNext: "Ask an administrator to link your membership to a person.",
  },
});
