import { sql } from "kysely";
import type { Tx } from "#kernel/db/db";
import type { WorkspaceId } from "#kernel/ids";
import type { PageKind } from "../types.ts";

/** A page as a reader's request finds it, over all workspaces. */
export type PageAddress = {
  workspaceId: WorkspaceId;
  pageId: string;
  slug: string;
  visibility: PageKind;
  /** Path before every link of the page. */
  base: string;
};

type Row = { workspace_id: string; page_id: string; slug: string; visibility: PageKind; first: boolean };

/** Every page there is. Takes the spanning connection or a transaction: the function looks across workspaces. */
export async function allPageAddresses(
  db: Parameters<ReturnType<typeof sql<Row>>["execute"]>[0],
): Promise<PageAddress[]> {
  const { rows } = await sql<Row>`
    select workspace_id, page_id, slug, visibility, first from ripplecast.status_pages()`.execute(db);
  return rows.map((row) => ({
    workspaceId: row.workspace_id as WorkspaceId,
    pageId: row.page_id,
    slug: row.slug,
    visibility: row.visibility,
    base: baseOf(row),
  }));
}

/** The path before every link of one page. */
export async function pageBase(tx: Tx, page: { id: string }): Promise<string> {
  const found = (await allPageAddresses(tx)).find((address) => address.pageId === page.id);
  return found?.base ?? "";
}

/** The first public page of the installation is at "/", the first internal one of a workspace at "/internal". */
const baseOf = (row: Row): string => {
  if (row.visibility === "internal") return row.first ? "/internal" : `/internal/${row.slug}`;
  return row.first ? "" : `/status/${row.slug}`;
};
