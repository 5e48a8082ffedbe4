import { buildAll } from "./building.mjs";

await buildAll().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
