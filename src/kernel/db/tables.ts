// Generated from the migrations by `npm run schema`: do not edit.
import type { ColumnType, Generated } from "kysely";

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Timestamp = ColumnType<Date, Date | string, Date | string>;
// Written as text: `pg` would turn a JavaScript array into a PostgreSQL array instead of JSON.
type JsonColumn = ColumnType<Json, string, string>;

export interface DeadlineRow {
  workspace_id: string;
  kind: string;
  subject_id: string;
  due_at: Timestamp;
  detail: ColumnType<Json, string | undefined, string>;
  attempts: Generated<number>;
  retry_at: ColumnType<Date | null, Date | string | null, Date | string | null>;
  last_error: string | null;
}
export interface EventRow {
  workspace_id: string;
  id: string;
  seq: Generated<number>;
  name: string;
  subject_id: string;
  data: JsonColumn;
  actor: string;
  happened_at: Timestamp;
}
export interface Tables {
  deadline: DeadlineRow;
  event: EventRow;
}