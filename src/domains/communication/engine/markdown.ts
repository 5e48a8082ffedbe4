import MarkdownIt, { type Token } from "markdown-it";

// HTML off, and no images: a picture in a mail tells its server who opened it.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false });
markdown.disable("image");
markdown.validateLink = (url) => /^(https?:\/\/|mailto:)/i.test(url.trim());
const plainLinkOpen = markdown.renderer.rules.link_open;
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet("rel", "nofollow noopener");
  return plainLinkOpen
    ? plainLinkOpen(tokens, index, options, env, self)
    : self.renderToken(tokens, index, options);
};

/** Markdown as an HTML fragment in which nothing can run, load or point elsewhere than to http, https and mailto. */
export const toHtml = (body: string): string => markdown.render(body).trim();

/** Markdown as plain text: what a reader of a text mail, an SMS or a feed gets. */
export function toText(body: string): string {
  const out: string[] = [];
  const lists: { ordered: boolean; next: number }[] = [];
  for (const token of markdown.parse(body, {})) blockText(token, out, lists);
  return out
    .join("")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function blockText(token: Token, out: string[], lists: { ordered: boolean; next: number }[]): void {
  switch (token.type) {
    case "inline":
      out.push(inlineText(token.children ?? []));
      break;
    case "bullet_list_open":
    case "ordered_list_open":
      lists.push({ ordered: token.type.startsWith("ordered"), next: 1 });
      break;
    case "bullet_list_close":
    case "ordered_list_close":
      lists.pop();
      if (lists.length === 0) out.push("\n");
      break;
    case "list_item_open":
      out.push(bullet(lists));
      break;
    case "paragraph_close":
    case "heading_close":
      out.push(token.hidden || lists.length > 0 ? "\n" : "\n\n");
      break;
    case "fence":
    case "code_block":
      out.push(`${token.content}\n`);
      break;
    case "hr":
      out.push("----\n\n");
      break;
  }
}

function bullet(lists: { ordered: boolean; next: number }[]): string {
  const list = lists.at(-1);
  if (!list) return "";
  const mark = list.ordered ? `${list.next++}. ` : "- ";
  return "  ".repeat(lists.length - 1) + mark;
}

function inlineText(tokens: readonly Token[]): string {
  let text = "";
  let link = { url: "", from: 0 };
  for (const token of tokens) {
    if (token.type === "text" || token.type === "code_inline") text += token.content;
    else if (token.type === "softbreak" || token.type === "hardbreak") text += "\n";
    else if (token.type === "link_open")
      link = { url: String(token.attrGet("href") ?? ""), from: text.length };
    else if (token.type === "link_close") text += linkSuffix(link.url, text.slice(link.from));
  }
  return text;
}

// `Status page (https://…)`, but a bare address only once.
const linkSuffix = (url: string, label: string): string =>
  url === "" || url.replace(/^mailto:/, "") === label || /^https?:\/\//.test(label) ? "" : ` (${url})`;
