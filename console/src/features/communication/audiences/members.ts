import type { AudienceMember } from "../../../../../src/api/contract/communication.ts";
import { t } from "../../../texts/index.ts";

export const COLLECTIVES = ["responders", "everyone", "subscribers"] as const;
export type Targeted = "person" | "team" | "schedule";

/** The members of an audience as a reader understands them. */
export const membersInWords = (members: readonly AudienceMember[]): string =>
  members.map(memberInWords).join(", ");

function memberInWords(member: AudienceMember): string {
  switch (member.kind) {
    case "responders":
    case "everyone":
    case "subscribers":
      return t(`audience.${member.kind}`);
    case "destination":
      return t("audience.room", { name: member.name, channel: member.channel });
    default:
      return member.name ?? member.targetId;
  }
}

export const hasCollective = (members: readonly AudienceMember[], kind: AudienceMember["kind"]): boolean =>
  members.some((member) => member.kind === kind);

export const idsOf = (members: readonly AudienceMember[], kind: Targeted): string[] =>
  members.flatMap((member) => (member.kind === kind ? [member.targetId] : []));

/** The same members, with exactly these of one kind. */
export const withTargets = (
  members: readonly AudienceMember[],
  kind: Targeted,
  targets: readonly { id: string; name: string }[],
): AudienceMember[] => [
  ...members.filter((member) => member.kind !== kind),
  ...targets.map(({ id, name }) => ({ kind, targetId: id, name })),
];
