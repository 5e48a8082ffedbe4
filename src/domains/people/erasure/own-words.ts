import { sql } from "kysely";
import type { Ctx } from "#kernel/ctx";
import type { Tx } from "#kernel/db/db";
import { eventNames } from "#kernel/events";
import { contactMethodKinds } from "../contact-methods/contact-method-kinds.ts";

/** Kinds of actors, and what JSON itself is made of. */
const SPOKEN_EVERYWHERE = ["user", "key", "source", "system", "person", "true", "false", "null"];

/** Tells whether taking a word out of every text would take the product apart, such as the name "email". */
export async function ownWords(tx: Tx, ctx: Ctx): Promise<(word: string) => boolean> {
  const { rows } = await sql<{ word: string }>`select word from ripplecast.own_words()`.execute(tx);
  const own = new Set([
    ...SPOKEN_EVERYWHERE,
    ...rows.map(({ word }) => word),
    ...eventNames().flatMap(partsOf),
    ...ctx.use(contactMethodKinds).flatMap(({ channel }) => partsOf(channel)),
    ...(await namesInTemplates(tx)),
  ]);
  return (word) => {
    if (word.includes("@")) return false;
    const parts = partsOf(word);
    // A single word is only taken out as it is written: "Page" is somebody's name, "page" is ours.
    return parts.every((part) => own.has(parts.length === 1 ? part : part.toLowerCase()));
  };
}

/** What templates of the workspace ask for, `{{ impact.share }}`, and the tags they use. */
async function namesInTemplates(tx: Tx): Promise<string[]> {
  const templates = await tx.selectFrom("template").select(["subject", "body"]).execute();
  return templates.flatMap(({ subject, body }) =>
    [...`${subject} ${body}`.matchAll(/\{[{%](.*?)[}%]\}/gs)].flatMap(([, inner = ""]) => partsOf(inner)),
  );
}

const partsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
