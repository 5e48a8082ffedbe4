import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { permissionForTopic, topicNouns } from "./topic-permission.ts";

/** Every event and notice that a domain declares, by reading its source: none may be forgotten here. */
function declaredTopics(): string[] {
  const files = readdirSync("src/domains", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.test)\.ts$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
  const declared = /(?:defineEvent(?:<[^;]*?>)?\(\s*|notice\(tx, ctx, )"([a-z-]+\.[a-z-]+)"/g;
  return files.flatMap((text) => [...text.matchAll(declared)].map((match) => match[1] ?? ""));
}

test("every event has a permission of its own that a listener needs", () => {
  const topics = declaredTopics();
  expect(topics.length).toBeGreaterThan(40);
  const forgotten = topics.filter((topic) => !topicNouns.includes(topic.split(".")[0] ?? ""));
  expect(forgotten).toEqual([]);
});

test("a topic nobody thought of is for those who may do everything", () => {
  expect(permissionForTopic("secret.leaked")).toBe("workspace.manage");
  expect(permissionForTopic("constructor.called")).toBe("workspace.manage");
});
