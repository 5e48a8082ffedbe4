import { render } from "preact-render-to-string";
import type { Words } from "#domains/delivery";
import { directionOf } from "#kernel/texts";
import { say } from "./texts.ts";

// Mail clients know little CSS: few rules, colours with contrast on light and, where honoured, on dark ground.
const STYLE = `
:root { color-scheme: light dark; supported-color-schemes: light dark }
body { margin: 0; background: #ffffff; color: #1c2024 }
.page { max-width: 600px; margin: 0 auto; padding: 24px 20px; font: 16px/1.5 -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif }
h1 { font-size: 20px; line-height: 1.3; margin: 0 0 16px }
a { color: #0b57d0 }
.go { display: inline-block; margin: 0 8px 8px 0; padding: 10px 16px; border-radius: 6px; background: #0b57d0; color: #ffffff; text-decoration: none; font-weight: 600 }
.also { margin: 0 16px 8px 0 }
.foot { margin-top: 32px; padding-top: 12px; border-top: 1px solid #d0d5da; font-size: 13px; color: #59636e }
.foot a { color: #59636e }
@media (prefers-color-scheme: dark) {
  body { background: #16181b; color: #e6e8eb }
  a { color: #8ab4f8 }
  .go { background: #8ab4f8; color: #10131a }
  .foot { border-color: #3a4048; color: #a6adb5 }
  .foot a { color: #a6adb5 }
}`;

/** The HTML part of a mail. Slots pass through it untouched and are filled per recipient. */
export const htmlPart = (words: Words): string => `<!doctype html>${render(<Mail words={words} />)}`;

function Mail({ words }: { words: Words }) {
  const { locale, subject } = words;
  return (
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{subject}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <div class="page">
          <h1>{subject}</h1>
          <Body words={words} />
          <Links words={words} />
          <Foot words={words} />
        </div>
      </body>
    </html>
  );
}

function Body({ words: { html, text } }: { words: Words }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: safe by its contract, Markdown with HTML off or Preact
  if (html !== undefined) return <div dangerouslySetInnerHTML={{ __html: html }} />;
  return (
    <>
      {text.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph}>
          {paragraph.split("\n").flatMap((line, at) => (at === 0 ? [line] : [<br key={line} />, line]))}
        </p>
      ))}
    </>
  );
}

function Links({ words: { links } }: { words: Words }) {
  if (links.length === 0) return null;
  return (
    <p style="margin-top: 24px">
      {links.map(({ label, url }, at) => (
        <a key={url} href={url} class={at === 0 ? "go" : "also"}>
          {label}
        </a>
      ))}
    </p>
  );
}

function Foot({ words }: { words: Words }) {
  const { why, unsubscribeUrl, locale } = words;
  if (why === undefined && unsubscribeUrl === undefined) return null;
  return (
    <p class="foot">
      {why}
      {unsubscribeUrl !== undefined && (
        <>
          {" "}
          <a href={unsubscribeUrl}>{say(locale)("unsubscribe")}</a>
        </>
      )}
    </p>
  );
}

/** The plain text part: everything the HTML says, links written out. */
export function textPart(words: Words): string {
  const { text, links, why, unsubscribeUrl, locale } = words;
  const listed = links.map(({ label, url }) => `${label}: ${url}`).join("\n");
  const foot = [
    why,
    unsubscribeUrl === undefined ? undefined : `${say(locale)("unsubscribe")}: ${unsubscribeUrl}`,
  ];
  const below = foot.filter((line) => line !== undefined).join("\n");
  return `${[text.trim(), listed, below && `-- \n${below}`].filter(Boolean).join("\n\n")}\n`;
}
