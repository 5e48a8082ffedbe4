import type { Message } from "#domains/delivery";

// Limits of Block Kit: header 150, section text 3,000, button text 75, five elements in a row of actions.
const HEADER = 150;
const SECTION = 2_900;
const BUTTON = 75;
const BUTTONS = 5;

type Block = Record<string, unknown>;

/** The three characters that mean something to Slack; this also keeps <!channel> and links from being made. */
export const escapeSlack = (text: string): string =>
  text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/** A message as Block Kit: title, text, what can be done next, why it came. */
export const blocksFor = (message: Message): Block[] => [
  { type: "header", text: { type: "plain_text", text: cut(message.subject, HEADER), emoji: false } },
  ...sections(message.text).map((text) => ({
    type: "section",
    // verbatim: Slack must not turn names and addresses in the text into links or mentions
    text: { type: "mrkdwn", text, verbatim: true },
  })),
  ...actions(message),
  ...(message.why
    ? [{ type: "context", elements: [{ type: "mrkdwn", text: escapeSlack(message.why), verbatim: true }] }]
    : []),
];

function actions({ links }: Message): Block[] {
  if (links.length === 0) return [];
  const elements = links.slice(0, BUTTONS).map(({ label, url }, at) => ({
    type: "button",
    text: { type: "plain_text", text: cut(label, BUTTON), emoji: false },
    url,
    ...(at === 0 && { style: "primary" }),
  }));
  return [{ type: "actions", elements }];
}

/** Long texts become several sections, split between lines. */
function sections(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const line of escapeSlack(text.trim()).split("\n").flatMap(pieces)) {
    if (part.length + line.length + 1 > SECTION) {
      parts.push(part);
      part = "";
    }
    part = part === "" ? line : `${part}\n${line}`;
  }
  return [...parts, part].filter((one) => one.trim() !== "").slice(0, 40);
}

const pieces = (line: string): string[] =>
  line.length <= SECTION ? [line] : (line.match(/.{1,2900}/gu) ?? []);

const cut = (text: string, longest: number): string =>
  text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
