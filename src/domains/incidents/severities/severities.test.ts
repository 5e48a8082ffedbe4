import { expect, test } from "#world";
import { incidentCast } from "../../../../test/world/incident-cast.ts";
import { furnishIncidents, listRoleDefinitions, listSeverities, updateSeverity } from "../index.ts";

test("severities have written criteria and roles have duties, which an administrator rewrites", async ({
  world,
}) => {
  const { asAna } = await incidentCast(world);
  await furnishIncidents(world.ctx);
  const severities = await listSeverities(asAna);
  expect(severities.map(({ name }) => name)).toEqual(["SEV1", "SEV2", "SEV3", "SEV4"]);
  for (const each of severities)
    expect([each.criteria, each.users, each.functions, each.duration, each.data].every(Boolean)).toBe(true);
  const roles = await listRoleDefinitions(asAna);
  expect(roles.map(({ key }) => key)).toEqual([
    "incident-commander",
    "communications-lead",
    "scribe",
    "customer-liaison",
    "internal-liaison",
  ]);
  expect(roles.every(({ duties }) => duties.length > 1)).toBe(true);
  expect(await updateSeverity(world.ctx, { name: "SEV1", users: "More than 1,000 users" })).toMatchObject({
    users: "More than 1,000 users",
    label: "Critical",
  });
  await expect(updateSeverity(asAna, { name: "SEV1", users: "none" })).rejects.toMatchObject({
    code: "not-allowed",
  });
});
