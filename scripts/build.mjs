import { buildAll } from "./building.mjs";

// npm run build: checks types too, unless somebody just did (--unchecked).
await buildAll({ check: !process.argv.includes("--unchecked") }).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
