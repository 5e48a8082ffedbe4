import { accessPart } from "#domains/access";
import { alertsPart } from "#domains/alerts";
import { communicationPart } from "#domains/communication";
import { deliveryPart } from "#domains/delivery";
import { incidentsPart } from "#domains/incidents";
import { onCallPart } from "#domains/oncall";
import { type PersonalDataPart, peoplePart } from "#domains/people";
import { postmortemsPart } from "#domains/postmortems";
import { subscriberPart } from "#domains/status-pages";

/** Everything that keeps something about people, the topmost first; erasing goes down this list. */
export const personalDataParts: readonly PersonalDataPart[] = [
  communicationPart,
  postmortemsPart,
  subscriberPart,
  incidentsPart,
  onCallPart,
  alertsPart,
  deliveryPart,
  accessPart,
  peoplePart,
];
