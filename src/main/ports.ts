import { personMoved, personOfMember } from "#domains/access";
import { alertSources } from "#domains/alerts";
import { componentDirectory } from "#domains/incidents";
import { incidentRooms, subjectKinds } from "#domains/oncall";
import { contactMethodKinds, movePersonAddress, personalData, personForMember } from "#domains/people";
import { saidProvider } from "#domains/postmortems";
import { type Binding, bind } from "#kernel/ports";
import { sources } from "../sources/index.ts";
import { componentsOfPages } from "./component-directory.ts";
import { kindsOfChannels } from "./contact-method-kinds.ts";
import { incidentRoom } from "./incident-room.ts";
import { notificationSubjects } from "./notification-subjects.ts";
import { personalDataParts } from "./personal-data.ts";
import { saidDuringIncident } from "./postmortem-said.ts";

/** What fills the places where a domain needs something that lies above it. */
export const bindings: readonly Binding[] = [
  bind(alertSources, sources),
  bind(componentDirectory, componentsOfPages),
  bind(personMoved, movePersonAddress),
  bind(personOfMember, personForMember),
  bind(contactMethodKinds, kindsOfChannels),
  bind(incidentRooms, incidentRoom),
  bind(subjectKinds, notificationSubjects),
  bind(personalData, personalDataParts),
  bind(saidProvider, saidDuringIncident),
];
