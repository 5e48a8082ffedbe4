export { type AddContactMethod, addContactMethod } from "./contact-methods/add-contact-method.ts";
export { addressesOf, type KnownAddress } from "./contact-methods/addresses-of.ts";
export { type ConfirmContactMethod, confirmContactMethod } from "./contact-methods/confirm-contact-method.ts";
export {
  confirmContactMethodByLink,
  readVerificationLink,
  type VerificationLink,
} from "./contact-methods/confirm-contact-method-by-link.ts";
export {
  type ContactMethodKind,
  type ContactMethodKindView,
  contactMethodKinds,
  listContactMethodKinds,
} from "./contact-methods/contact-method-kinds.ts";
export type { ContactMethodView } from "./contact-methods/contact-method-view.ts";
export { listContactMethods } from "./contact-methods/list-contact-methods.ts";
export { listNotificationRules } from "./contact-methods/list-notification-rules.ts";
export {
  type NotificationRuleView,
  notificationRulesOf,
  type PlannedMethod,
  planMethods,
  plannedMethods,
  type Urgency,
} from "./contact-methods/notification-rules.ts";
export { removeContactMethod } from "./contact-methods/remove-contact-method.ts";
export { requestContactMethodVerification } from "./contact-methods/request-contact-method-verification.ts";
export { type SetNotificationRules, setNotificationRules } from "./contact-methods/set-notification-rules.ts";
export { type UsableMethod, usableMethods } from "./contact-methods/usable-methods.ts";
export { type Verification, verificationOf } from "./contact-methods/verification.ts";
export { type Erased, erasePerson } from "./erasure/erase-person.ts";
export { beginErasure } from "./erasure/erasure-row.ts";
export { exportPerson, type PersonExport } from "./erasure/export-person.ts";
export { peoplePart } from "./erasure/own-part.ts";
export { type DataOf, type PersonalDataPart, personalData } from "./erasure/personal-data.ts";
export { takeOutWordsWorker } from "./erasure/take-out-words.ts";
export { contactMethodVerificationRequested, wordsErased } from "./events.ts";
export { type FurnishedPeople, furnishPeople } from "./furnish-people.ts";
export type { ContactMethodId, PersonId, ServiceId, TeamId } from "./ids.ts";
export { personNamed } from "./own-or-manage.ts";
export { type CreatePerson, createPerson } from "./persons/create-person.ts";
export { deactivatePerson } from "./persons/deactivate-person.ts";
export { refuseUnknownPeople } from "./persons/find-person.ts";
export { getPerson } from "./persons/get-person.ts";
export { type ListPeople, listPeople } from "./persons/list-people.ts";
export { movePersonAddress } from "./persons/move-person-address.ts";
export { personForMember } from "./persons/person-for-member.ts";
export { type PersonRef, personNames, personRefs } from "./persons/person-names.ts";
export type { PersonView } from "./persons/person-view.ts";
export { reactivatePerson } from "./persons/reactivate-person.ts";
export { type UpdatePerson, updatePerson } from "./persons/update-person.ts";
export { archiveService } from "./services/archive-service.ts";
export { type CreateService, createService } from "./services/create-service.ts";
export { getService, listServices } from "./services/list-services.ts";
export { readServices, type ServiceView } from "./services/service-view.ts";
export { type UpdateService, updateService } from "./services/update-service.ts";
export { type CreateTeam, createTeam } from "./teams/create-team.ts";
export { getTeam, listTeams } from "./teams/list-teams.ts";
export { removeTeam } from "./teams/remove-team.ts";
export { readTeams, type TeamView } from "./teams/team-view.ts";
export { type UpdateTeam, updateTeam } from "./teams/update-team.ts";
export { workspaceDefaults } from "./workspace-defaults.ts";
