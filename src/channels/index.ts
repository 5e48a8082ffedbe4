import type { AnyChannel } from "#domains/delivery";
import { email } from "./email/index.ts";
import { inbox } from "./inbox/index.ts";
import { slack } from "./slack/index.ts";
import { webhook } from "./webhook/index.ts";

/** Every way to reach people: one folder, one line here. */
export const channels: readonly AnyChannel[] = [email, slack, webhook, inbox];
