import { alerts } from "./en/alerts.ts";
import { communication } from "./en/communication.ts";
import { composer } from "./en/composer.ts";
import { incidents } from "./en/incidents.ts";
import { oncall } from "./en/oncall.ts";
import { people } from "./en/people.ts";
import { planAndPages } from "./en/plan-and-pages.ts";
import { postmortems } from "./en/postmortems.ts";
import { productWords } from "./en/product-words.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";

export const en = {
  ...shell,
  ...productWords,
  ...composer,
  ...incidents,
  ...communication,
  ...alerts,
  ...oncall,
  ...people,
  ...planAndPages,
  ...settings,
  ...postmortems,
};
