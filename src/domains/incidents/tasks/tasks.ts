import { z } from "zod";
import { allow, audit } from "#domains/access";
import { personNames } from "#domains/people";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { record } from "#kernel/events";
import { newId } from "#kernel/ids";
import { parse } from "#kernel/parse";
import { taskAdded, taskChanged, taskDone } from "../events.ts";
import { lockIncident } from "../incident-row.ts";
import { refuseUnknownPeople } from "../known-people.ts";
import { refuse } from "../refusals.ts";
import { writeEntry } from "../timeline/write-entry.ts";
import type { TaskView } from "../views.ts";
import { presentTask, type TaskRow } from "./present-task.ts";

const text = z.string().trim().min(1).max(500);
const AddTaskInput = z.object({ incidentId: z.string(), text, assigneeId: z.string().optional() });
export type AddTask = z.input<typeof AddTaskInput>;

export async function addTask(ctx: Ctx, input: AddTask): Promise<TaskView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, text, assigneeId } = parse(AddTaskInput, input);
  return ctx.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    await refuseUnknownPeople(tx, [assigneeId]);
    const task = await tx
      .insertInto("task")
      .values({
        workspace_id: ctx.workspaceId,
        id: newId<"task">(),
        incident_id: incidentId,
        text,
        assignee_id: assigneeId ?? null,
        created_at: ctx.clock.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "task.add", { kind: "incident", id: incidentId }, { taskId: task.id });
    await writeTaskEntry(tx, ctx, "task-added", task);
    await record(tx, ctx, taskAdded, incidentId, ofTask(task));
    return present(tx, task);
  });
}

const UpdateTaskInput = z.object({
  incidentId: z.string(),
  taskId: z.string(),
  text: text.optional(),
  assigneeId: z.string().nullish(),
  done: z.boolean().optional(),
});
export type UpdateTask = z.input<typeof UpdateTaskInput>;

/** What is absent stays as it is. */
export async function updateTask(ctx: Ctx, input: UpdateTask): Promise<TaskView> {
  allow(ctx, "incidents.contribute");
  const { incidentId, taskId, ...change } = parse(UpdateTaskInput, input);
  return ctx.transaction(async (tx) => {
    await lockIncident(tx, incidentId);
    const before = await findTask(tx, incidentId, taskId);
    await refuseUnknownPeople(tx, [change.assigneeId]);
    const task = await tx
      .updateTable("task")
      .set({
        text: change.text ?? before.text,
        assignee_id: change.assigneeId === undefined ? before.assignee_id : change.assigneeId,
        done_at: doneAt(before, change.done, ctx.clock.now()),
      })
      .where("id", "=", taskId)
      .returningAll()
      .executeTakeFirstOrThrow();
    await audit(tx, ctx, "task.update", { kind: "incident", id: incidentId }, { taskId });
    await writeTaskEntry(tx, ctx, whatHappened(before, task), task);
    await record(tx, ctx, task.done_at && !before.done_at ? taskDone : taskChanged, incidentId, ofTask(task));
    return present(tx, task);
  });
}

async function findTask(tx: Tx, incidentId: string, taskId: string): Promise<TaskRow> {
  const task = await tx
    .selectFrom("task")
    .selectAll()
    .where("incident_id", "=", incidentId)
    .where("id", "=", taskId)
    .executeTakeFirst();
  if (!task) throw refuse("task-not-found", { id: taskId });
  return task;
}

function doneAt(before: TaskRow, done: boolean | undefined, now: Date): Date | null {
  if (done === undefined) return before.done_at;
  return done ? (before.done_at ?? now) : null;
}

function whatHappened(before: TaskRow, after: TaskRow): string {
  if (!before.done_at && after.done_at) return "task-done";
  return before.done_at && !after.done_at ? "task-reopened" : "task-changed";
}

const ofTask = (task: TaskRow) => ({
  incidentId: task.incident_id,
  taskId: task.id,
  assigneeId: task.assignee_id,
});

const writeTaskEntry = (tx: Tx, ctx: Ctx, kind: string, task: TaskRow) =>
  writeEntry(tx, ctx, task.incident_id, {
    kind,
    data: { taskId: task.id, text: task.text, ...(task.assignee_id && { personId: task.assignee_id }) },
  });

async function present(tx: Tx, task: TaskRow): Promise<TaskView> {
  return presentTask(task, await personNames(tx, task.assignee_id ? [task.assignee_id] : []));
}
