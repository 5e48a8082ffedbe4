import { defineRefusals } from "#kernel/refusals";

/** What postmortems refuse, and what the caller can do about it. */
export const refuse = defineRefusals({
  "postmortem-not-found": {
    status: 404,
    says: "There is no postmortem {id} in this workspace.",
    doNext: "GET /api/v1/postmortems lists them.",
  },
  "postmortem-not-drafted": {
    status: 404,
    says: "Incident {incidentId} has no postmortem yet.",
    doNext: "Draft one: POST /api/v1/incidents/{incidentId}/postmortem.",
  },
  "postmortem-section-unknown": {
    status: 422,
    says: "The {version} version has no section {key}.",
    doNext: "GET the postmortem to see its sections.",
  },
  "postmortem-words-changed": {
    status: 409,
    says: "The {version} version was edited by someone else meanwhile.",
    doNext: "Read the current words under `current`, and send yours again with their `wordsHash`.",
  },
  "postmortem-person-unknown": {
    status: 422,
    says: "There is no active person {id} in this workspace.",
    doNext: "GET /api/v1/people lists them.",
  },
  "postmortem-needs-person": {
    status: 403,
    says: "Approving and signing are acts of a person; this caller is none.",
    doNext: "Sign in as somebody who is a person of the workspace.",
  },
  "postmortem-signer-missing": {
    status: 409,
    says: "Nobody is named to sign the external version.",
    doNext: "Name the signer: PUT /api/v1/postmortems/{id}/signer.",
  },
  "postmortem-not-signer": {
    status: 403,
    says: "Only the person named as signer can sign, by their own action.",
    doNext: "Ask them to sign, or name another signer.",
  },
  "postmortem-cannot-publish": {
    status: 409,
    says: "The postmortem cannot be published yet: {missing}",
    doNext: "Settle each point under `missing`, then publish again.",
  },
  "action-item-not-found": {
    status: 404,
    says: "There is no action item {id} in this workspace.",
    doNext: "GET /api/v1/action-items lists them.",
  },
});
