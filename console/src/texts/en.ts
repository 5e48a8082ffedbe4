import { alerts } from "./en/alerts.ts";
import { audiences } from "./en/audiences.ts";
import { communication } from "./en/communication.ts";
import { composer } from "./en/composer.ts";
import { forms } from "./en/forms.ts";
import { incidents } from "./en/incidents.ts";
import { oncall } from "./en/oncall.ts";
import { outgoing } from "./en/outgoing.ts";
import { people } from "./en/people.ts";
import { personalData } from "./en/personal-data.ts";
import { planAndPages } from "./en/plan-and-pages.ts";
import { planEditing } from "./en/plan-editing.ts";
import { postmortems } from "./en/postmortems.ts";
import { productWords } from "./en/product-words.ts";
import { settings } from "./en/settings.ts";
import { shell } from "./en/shell.ts";
import { sources } from "./en/sources.ts";
import { statusPages } from "./en/status-pages.ts";

export const en = {
  ...shell,
  ...productWords,
  ...composer,
  ...incidents,
  ...communication,
  ...alerts,
  ...oncall,
  ...people,
  ...personalData,
  ...planAndPages,
  ...settings,
  ...forms,
  ...sources,
  ...postmortems,
  ...audiences,
  ...planEditing,
  ...outgoing,
  ...statusPages,
};
