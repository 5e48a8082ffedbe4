import type { World } from "#world";

/** Which table (and column, when it is not the id) a path parameter or field names a row of. A parameter that is missing here fails the test. */
const TABLES: Record<string, string> = {
  alertId: "alert",
  incidentId: "incident",
  sourceId: "alert_source",
  ruleId: "routing_rule",
  personId: "person",
  ownerId: "person",
  signerId: "person",
  userId: "membership",
  teamId: "team",
  serviceId: "service",
  dependsOnId: "service",
  contactMethodId: "contact_method",
  scheduleId: "schedule",
  overrideId: "schedule_override",
  notificationId: "notification",
  policyId: "escalation_policy",
  escalationPolicyId: "escalation_policy",
  targetId: "person",
  pageId: "component.page_id",
  componentId: "component",
  groupId: "component_group",
  subscriberId: "subscriber",
  maintenanceId: "maintenance",
  taskId: "task",
  linkId: "incident_link",
  entryId: "timeline_entry",
  deliveryId: "delivery",
  suppressionId: "suppression",
  endpointId: "webhook_endpoint",
  memberId: "membership",
  invitationId: "invitation",
  keyId: "api_key",
  audienceId: "audience",
  templateId: "template",
  updateId: "incident_update",
  promiseId: "promise",
  messageId: "message",
  postmortemId: "postmortem",
  actionItemId: "action_item",
};

/** Parameters that name no row but one of a few words, the same in every workspace. */
export const WORDS: Record<string, string> = {
  kind: "email",
  version: "external",
  name: "SEV1",
  key: "commander",
  role: "commander",
  answer: "acknowledge",
  token: "not-a-token",
  slug: "main",
  "*": "anything",
};

/** One row of each kind, of one workspace: the one that was written first, so that parts belong to their whole. */
export type KnownIds = { idFor(name: string): string | undefined; all: ReadonlySet<string> };

export async function knownIds(world: World, workspaceId: string): Promise<KnownIds> {
  const byName = new Map<string, string>();
  const present = new Set(
    (
      await world.sql<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace",
      )
    ).map(({ name }) => name),
  );
  for (const [name, place] of Object.entries(TABLES)) {
    const [table = "", column = "id"] = place.split(".");
    if (!present.has(table)) continue;
    const [row] = await world.sql<{ id: string }>(
      `select ${column} as id from ${table} where workspace_id = $1 order by ctid limit 1`,
      [workspaceId],
    );
    if (row) byName.set(name, row.id);
  }
  const [session] = await world.sql<{ id: string }>(
    "select s.id from identity.session s join membership m on m.user_id = s.user_id where m.workspace_id = $1 limit 1",
    [workspaceId],
  );
  if (session) byName.set("sessionId", session.id);
  return { idFor: (name) => byName.get(name), all: new Set(byName.values()) };
}

/** Everything the workspace holds, as one fingerprint per table. */
export async function fingerprint(world: World, workspaceId: string): Promise<Record<string, string>> {
  const tables = await world.sql<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1",
  );
  const marks: Record<string, string> = {};
  for (const { name } of tables) {
    const [mark] = await world.sql<{ mark: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as mark from "${name}" t where workspace_id = $1`,
      [workspaceId],
    );
    marks[name] = mark?.mark ?? "";
  }
  return marks;
}
