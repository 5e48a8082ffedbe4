/** Why an incident's messages are sent, as delivery keeps it. The subject of such a delivery is the message. */
export const INCIDENT_UPDATE = "incident.update";
