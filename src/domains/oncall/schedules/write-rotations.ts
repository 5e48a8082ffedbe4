import { refuseUnknownPeople } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { newId } from "#kernel/ids";
import { type RotationInput, turnLength } from "./schedule-input.ts";

/** Replaces all rotations of a schedule. */
export async function writeRotations(
  tx: Tx,
  ctx: Ctx,
  scheduleId: string,
  rotations: readonly RotationInput[],
): Promise<void> {
  await refuseUnknownPeople(
    tx,
    rotations.flatMap((rotation) => rotation.turns.flat()),
  );
  await tx.deleteFrom("rotation").where("schedule_id", "=", scheduleId).execute();
  for (const [position, rotation] of rotations.entries())
    await writeRotation(tx, ctx, scheduleId, position, rotation);
}

async function writeRotation(
  tx: Tx,
  ctx: Ctx,
  scheduleId: string,
  position: number,
  rotation: RotationInput,
): Promise<void> {
  const id = newId<"rotation">();
  const every = turnLength(rotation);
  await tx
    .insertInto("rotation")
    .values({
      workspace_id: ctx.workspaceId,
      id,
      schedule_id: scheduleId,
      position,
      name: rotation.name,
      layer: rotation.layer,
      kind: rotation.kind,
      every_count: every.count,
      every_unit: every.unit,
      starts_on: rotation.startsOn,
      hand_over_at: rotation.handOverAt,
      ends_at: rotation.endsAt,
      turn_count: rotation.turns.length,
      restrictions: JSON.stringify(rotation.restrictions),
    })
    .execute();
  const members = rotation.turns.flatMap((people, turn) =>
    [...new Set(people)].map((personId) => ({
      workspace_id: ctx.workspaceId,
      rotation_id: id,
      turn,
      person_id: personId,
    })),
  );
  if (members.length > 0) await tx.insertInto("rotation_member").values(members).execute();
}
