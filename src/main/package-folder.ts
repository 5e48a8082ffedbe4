import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json: `migrations/` and `dist/console/` lie in it, from source and from dist alike. */
export const PACKAGE_FOLDER = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
