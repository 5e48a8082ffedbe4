import type { Role } from "../permissions.ts";
import type { memberRows } from "./store.ts";

export type MemberView = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  personId: string | null;
  joinedAt: Date;
};

type MemberRow = Awaited<ReturnType<ReturnType<typeof memberRows>["execute"]>>[number];

export const presentMember = (row: MemberRow): MemberView => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role,
  personId: row.person_id,
  joinedAt: row.created_at,
});
