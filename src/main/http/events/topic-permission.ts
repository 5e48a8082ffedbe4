import type { Permission } from "#domains/access";

/** What a listener must be allowed to read to hear of a topic, by its noun. */
const BY_NOUN: ReadonlyMap<string, Permission> = new Map(
  Object.entries<Permission>({
    alert: "alerts.read",
    "alert-source": "alerts.read",
    "routing-rule": "alerts.read",
    notification: "oncall.read",
    escalation: "oncall.read",
    "escalation-policy": "oncall.read",
    schedule: "oncall.read",
    override: "oncall.read",
    incident: "incidents.read",
    "incident-role": "incidents.read",
    responder: "incidents.read",
    task: "incidents.read",
    timeline: "incidents.read",
    fact: "incidents.read",
    severity: "incidents.read",
    update: "communication.read",
    message: "communication.read",
    promise: "communication.read",
    plan: "communication.read",
    audience: "communication.read",
    template: "communication.read",
    page: "pages.read",
    "page-incident": "pages.read",
    "status-page": "pages.read",
    component: "pages.read",
    "component-group": "pages.read",
    maintenance: "pages.read",
    subscriber: "subscribers.manage",
    postmortem: "postmortems.read",
    "action-item": "postmortems.read",
    delivery: "delivery.read",
    broadcast: "delivery.read",
    channel: "delivery.read",
    webhook: "delivery.read",
    ledger: "delivery.read",
    person: "people.read",
    team: "people.read",
    service: "people.read",
    "contact-method": "people.read",
    "notification-rules": "people.read",
    // Says only that somebody's inbox changed; whose is not in it.
    inbox: "self.manage",
    workspace: "people.read",
    member: "members.manage",
    invitation: "members.manage",
    password: "members.manage",
    "api-key": "keys.manage",
  }),
);

export const topicNouns: readonly string[] = [...BY_NOUN.keys()];

/** Topics nobody thought of are for those who may do everything. */
export const permissionForTopic = (topic: string): Permission =>
  BY_NOUN.get(topic.split(".")[0] ?? "") ?? "workspace.manage";
