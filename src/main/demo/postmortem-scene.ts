import {
  addActionItem,
  approvePostmortem,
  decidePublication,
  draftPostmortem,
  editSections,
  nameSigner,
  publishPostmortem,
  signPostmortem,
} from "#domains/postmortems";
import { after, days } from "#kernel/clock";
import type { Stage } from "./stage.ts";

/** Drafted from what happened and was said, completed, approved, signed by Ben, decided, published. */
export async function writePostmortem({ players, incidentId }: Stage): Promise<void> {
  const { ben, carla, ana } = players;
  const { id: postmortemId } = await draftPostmortem(carla.ctx, { incidentId });
  const edited = await editSections(carla.ctx, {
    postmortemId,
    version: "external",
    sections: [
      { key: "prevention", body: "Background jobs can no longer take the capacity that payments need." },
    ],
  });
  await addActionItem(ben.ctx, {
    postmortemId,
    text: "Limit the connections of background jobs",
    ownerId: ana.personId,
    dueAt: after(ben.ctx.clock.now(), days(14)),
    external: true,
  });
  const { wordsHash } = edited.external;
  await nameSigner(carla.ctx, { postmortemId, personId: ben.personId });
  await signPostmortem(ben.ctx, { postmortemId, wordsHash });
  await approvePostmortem(ben.ctx, { postmortemId, version: "external", wordsHash });
  await decidePublication(ben.ctx, {
    postmortemId,
    publish: true,
    reason: "Customers were affected for an hour.",
  });
  await publishPostmortem(ben.ctx, { postmortemId });
}
