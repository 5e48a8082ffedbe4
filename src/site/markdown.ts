import createMarkdown, { type MarkdownIt, type RendererRule } from "markdown-it";

// A heading inside an update would break the order of headings that screen readers go by.
const inline = safeMarkdown().disable(["heading", "lheading"]);

/** For long texts under a second-level heading: their headings start at the third level. */
const sections = safeMarkdown();
const lowerHeading: RendererRule = (tokens, i, options, _env, self) => {
  const token = tokens[i];
  if (token) token.tag = `h${Math.min(6, Math.max(3, Number(token.tag.slice(1)) + 1))}`;
  return self.renderToken(tokens, i, options);
};
sections.renderer.rules.heading_open = lowerHeading;
sections.renderer.rules.heading_close = lowerHeading;

/** Safe HTML of what somebody wrote as Markdown. */
export const markdownHtml = (text: string, form: "inline" | "sections" = "inline"): string =>
  (form === "inline" ? inline : sections).render(text);

// HTML stays off: what people write is text, whoever wrote it. A picture would be a request to somebody else's server.
function safeMarkdown(): MarkdownIt {
  const markdown = createMarkdown({ html: false, linkify: true, breaks: true, typographer: false });
  markdown.disable(["image"]);
  markdown.validateLink = (url) => /^(https?:\/\/|mailto:|\/|#)/i.test(url.trim());
  markdown.renderer.rules.link_open = (tokens, i, options, _env, self) => {
    tokens[i]?.attrSet("rel", "nofollow noopener");
    return self.renderToken(tokens, i, options);
  };
  return markdown;
}
