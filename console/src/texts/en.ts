import { composer } from "./en/composer.ts";
import { productWords } from "./en/product-words.ts";
import { shell } from "./en/shell.ts";

export const en = { ...shell, ...productWords, ...composer };
