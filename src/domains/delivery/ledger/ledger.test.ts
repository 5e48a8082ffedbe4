import {
  eraseRecipient,
  exportLedger,
  type LedgerLine,
  type LedgerVerdict,
  ledgerHeads,
  queueDelivery,
  sealLedger,
  verifyLedger,
} from "#domains/delivery";
import { newId } from "#kernel/ids";
import { expect, seconds, test, type World } from "#world";
import { plainPurpose } from "../../../../test/world/plain-purpose.ts";

const ana = newId<"person">();

/** Three seals of two entries each, and one entry that is not sealed yet. */
async function told(world: World): Promise<void> {
  world.delivery.purposes = [plainPurpose()];
  for (let at = 0; at < 7; at++) {
    await world.ctx.transaction((tx) =>
      queueDelivery(tx, world.ctx, {
        purpose: "test.plain",
        subjectId: "subject",
        channel: "email",
        address: { address: at === 2 ? "ana@example.com" : `reader${at}@example.com` },
        personId: at === 2 ? ana : null,
        reason: "subscribed",
        locale: "en",
        timeZone: null,
        urgency: "transactional",
        drill: false,
        idempotencyKey: `told/${at}`,
      }),
    );
    await world.settle();
    world.clock.move(seconds(1));
    if (at % 2 === 1) await sealLedger(world.ctx);
  }
}

async function exported(world: World): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLedger(world.ctx)) lines.push(JSON.stringify(line));
  return lines;
}

/** What an auditor with an old copy of the heads finds, after somebody had the database to themselves. */
async function audit(world: World, tampering: string): Promise<LedgerVerdict> {
  const { items: heads } = await ledgerHeads(world.ctx);
  await world.sql(tampering);
  return verifyLedger(await exported(world), heads);
}

test("an untouched ledger is valid and says what is not protected yet", async ({ world }) => {
  await told(world);
  const { items: heads, unsealed } = await ledgerHeads(world.ctx);
  expect(verifyLedger(await exported(world), heads)).toEqual({
    ok: true,
    seals: 3,
    entries: 6,
    unsealed: 1,
    erased: 0,
    erasedWords: 0,
  });
  expect(unsealed).toBe(1);
});

test("the sealed text shows neither address nor words", async ({ world }) => {
  await told(world);
  const bodies = await world.sql<{ body: string }>("select body from ledger_entry");
  for (const { body } of bodies) expect(body).not.toMatch(/example\.com|slow|on it/);
  const stored = JSON.stringify(await world.sql("select * from ledger_entry"));
  expect(stored).not.toContain("ana@example.com");
});

const third = "(select id from ledger_entry where seal_number = 2 and place = 0)";
const swap = "update ledger_entry set place = case place when 0 then 100 else 0 end where seal_number = 2;";

test.for<[string, string, { line: number; what: RegExp }]>([
  [
    "an edited entry",
    `update ledger_entry set body = replace(body, '"outcome":"sent"', '"outcome":"never"') where id = ${third}`,
    { line: 4, what: /entry was changed/ },
  ],
  [
    "an edited entry whose own hash was made to fit",
    `update ledger_entry set body = replace(body, '"sent"', '"never"'),
       leaf = encode(sha256('\\x00' || convert_to(replace(body, '"sent"', '"never"'), 'utf8')), 'hex') where id = ${third}`,
    { line: 4, what: /seal 2 was changed/ },
  ],
  ["a deleted entry", `delete from ledger_entry where id = ${third}`, { line: 4, what: /entry 0 of seal 2/ }],
  [
    "swapped entries",
    `${swap} update ledger_entry set place = 1 where place = 100`,
    { line: 4, what: /seal 2 was changed/ },
  ],
  [
    "entries cut off at the end, with their seal",
    "delete from ledger_entry where seal_number >= 3; delete from ledger_seal where number >= 3",
    { line: 8, what: /seal 3 was published/ },
  ],
  [
    "a seal taken out of the middle",
    "delete from ledger_entry where seal_number = 2; delete from ledger_seal where number = 2",
    { line: 4, what: /outside its seal 3/ },
  ],
  [
    "an edited head",
    `update ledger_seal set head = replace(head, '"entries":2', '"entries":3') where number = 2`,
    { line: 6, what: /head was changed/ },
  ],
  [
    "changed words",
    "update said set words = replace(words, 'slow', 'fast')",
    { line: 11, what: /words were changed/ },
  ],
])("%s is found and named", async ([, tampering, expected], { world }) => {
  await told(world);
  const verdict = await audit(world, tampering);
  expect(verdict).toMatchObject({ ok: false, what: expect.stringMatching(expected.what) });
  if (!verdict.ok) expect(verdict.line).toBe(expected.line);
});

test("a history rewritten and sealed anew does not match what was published", async ({ world }) => {
  await told(world);
  const { items: heads } = await ledgerHeads(world.ctx);
  await world.sql("delete from ledger_seal");
  await world.sql(`delete from ledger_entry where id = ${third}`);
  await world.sql("update ledger_entry set seal_number = null, place = null");
  await sealLedger(world.ctx);
  expect(verifyLedger(await exported(world))).toMatchObject({ ok: true, seals: 1 });
  expect(verifyLedger(await exported(world), heads)).toMatchObject({
    ok: false,
    what: expect.stringMatching(/published/),
  });
});

test("a disclosed address that is not the one committed to is named", async ({ world }) => {
  await told(world);
  const lines = (await exported(world)).map((line) => line.replace("ana@example.com", "eve@example.com"));
  expect(verifyLedger(lines)).toEqual({
    ok: false,
    line: 4,
    what: "the recipient is not what was committed to",
  });
});

test("erasing a person keeps the ledger valid and leaves no trace of the address", async ({ world }) => {
  await told(world);
  const { items: heads } = await ledgerHeads(world.ctx);
  await world.ctx.transaction((tx) => eraseRecipient(tx, world.ctx, { personId: ana }));
  const lines = await exported(world);
  expect(verifyLedger(lines, heads)).toMatchObject({ ok: true, entries: 6, erased: 1 });
  expect(lines.join("\n")).not.toContain("ana@example.com");
  const entry = lines
    .map((line): LedgerLine => JSON.parse(line))
    .find((line) => line.kind === "entry" && !line.disclosed);
  expect(entry).toBeDefined();
});

test("the application itself can neither change nor remove what it wrote", async ({ world }) => {
  await told(world);
  const { ctx } = world;
  const change = ctx.transaction((tx) => tx.updateTable("ledger_entry").set({ body: "{}" }).execute());
  await expect(change).rejects.toThrow(/permission denied/);
  const remove = ctx.transaction((tx) => tx.deleteFrom("ledger_seal").execute());
  await expect(remove).rejects.toThrow(/permission denied/);
});
