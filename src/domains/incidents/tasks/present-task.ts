import type { Selectable } from "kysely";
import type { Tables } from "#kernel/db/tables";
import type { TaskView } from "../views.ts";

export type TaskRow = Selectable<Tables["task"]>;

export const presentTask = (task: TaskRow, names: ReadonlyMap<string, string>): TaskView => ({
  id: task.id,
  text: task.text,
  assignee: task.assignee_id ? { id: task.assignee_id, name: names.get(task.assignee_id) ?? "?" } : null,
  doneAt: task.done_at?.toISOString() ?? null,
  createdAt: task.created_at.toISOString(),
});
