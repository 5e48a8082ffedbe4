import { defineRefusals } from "#kernel/refusals";

/** What people, teams and services refuse, and what the caller can do about it. */
export const refuse = defineRefusals({
  "person-not-found": {
    status: 404,
    says: "There is no person {id} in this workspace.",
    doNext: "GET /api/v1/people lists them.",
  },
  "person-email-taken": {
    status: 409,
    says: "{email} already belongs to another person of this workspace.",
    doNext: "Change that person instead, or use another address.",
  },
  "person-deactivated": {
    status: 409,
    says: "{name} is deactivated.",
    doNext: "Reactivate the person first.",
  },
  "person-erased": {
    status: 409,
    says: "The person {id} was erased.",
    doNext: "Add a new person; an erased one cannot come back.",
  },
  "person-still-needed": {
    status: 409,
    says: "{name} is still needed: {places}.",
    doNext: "Let somebody else take over there, then erase again.",
  },
  "no-person-of-yours": {
    status: 404,
    says: "Whoever is asking is not a person of this workspace, so there is no `me`.",
    doNext: "Name a person by id; an API key is nobody's self.",
  },
  "team-not-found": {
    status: 404,
    says: "There is no team {id} in this workspace.",
    doNext: "GET /api/v1/teams lists them.",
  },
  "team-name-taken": {
    status: 409,
    says: "Another team is called {name}.",
    doNext: "Choose another name.",
  },
  "team-owns-services": {
    status: 409,
    says: "The team owns services: {services}.",
    doNext: "Give them to another team first.",
  },
  "contact-method-not-found": {
    status: 404,
    says: "There is no contact method {id} of this person.",
    doNext: "GET /api/v1/people/{personId}/contact-methods lists them.",
  },
  "contact-method-kind-unknown": {
    status: 422,
    says: "There is no channel {channel} to reach people by.",
    doNext: "GET /api/v1/contact-method-kinds lists them.",
  },
  "contact-method-taken": {
    status: 409,
    says: "This person already has that address.",
    doNext: "Use the existing contact method.",
  },
  "contact-method-verified": {
    status: 409,
    says: "This contact method is already verified.",
    doNext: "Nothing needs to be done.",
  },
  "verification-wrong": {
    status: 422,
    says: "That code is not the one we sent last.",
    doNext: "Look at the newest message, or ask for a new code.",
  },
  "verification-expired": {
    status: 410,
    says: "That code or link has expired or was replaced by a newer one.",
    doNext: "Ask for a new code.",
  },
  "service-not-found": {
    status: 404,
    says: "There is no service {id} in this workspace.",
    doNext: "GET /api/v1/services lists them.",
  },
  "service-name-taken": {
    status: 409,
    says: "Another service is called {name}.",
    doNext: "Choose another name.",
  },
  "service-depends-in-a-circle": {
    status: 422,
    says: "{name} would depend on itself: {path}.",
    doNext: "Leave one of these dependencies out.",
  },
});
