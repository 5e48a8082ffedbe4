import { entryUrl, type PageView, pageUrl, type UpdateView } from "#domains/status-pages";
import { markdownHtml } from "./markdown.ts";
import { updateTitle } from "./pages/entry.tsx";
import { siteTexts } from "./texts.ts";

const MOST_ENTRIES = 50;

type FeedEntry = {
  id: string;
  title: string;
  url: string;
  publishedAt: Date;
  updatedAt: Date;
  html: string;
};

/** RFC 4287. An entry per incident or maintenance; its content grows with each update. */
export function atomFeed(view: PageView): string {
  const { page } = view;
  const entries = feedEntries(view).map(
    (
      entry,
    ) => `<entry><id>${urn(view, entry)}</id><title>${xml(entry.title)}</title><link href="${xml(entry.url)}"/>
<published>${entry.publishedAt.toISOString()}</published><updated>${entry.updatedAt.toISOString()}</updated>
<content type="html">${xml(entry.html)}</content></entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(page.locale)}"><id>${xml(pageUrl(page))}</id>
<title>${xml(siteTexts(page.locale)("statusOf", { name: page.name }))}</title><link href="${xml(pageUrl(page))}"/>
<link rel="self" href="${xml(`${page.origin}${page.base}/history.atom`)}"/>
<updated>${page.updatedAt.toISOString()}</updated><author><name>${xml(page.name)}</name></author>
${entries.join("\n")}
</feed>
`;
}

/** RSS 2.0, for readers that know nothing else. */
export function rssFeed(view: PageView): string {
  const { page } = view;
  const items = feedEntries(view).map(
    (entry) => `<item><guid isPermaLink="false">${urn(view, entry)}</guid><title>${xml(entry.title)}</title>
<link>${xml(entry.url)}</link><pubDate>${entry.updatedAt.toUTCString()}</pubDate>
<description>${xml(entry.html)}</description></item>`,
  );
  const title = siteTexts(page.locale)("statusOf", { name: page.name });
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${xml(title)}</title>
<link>${xml(pageUrl(page))}</link><description>${xml(page.description ?? title)}</description>
<language>${xml(page.locale)}</language><lastBuildDate>${page.updatedAt.toUTCString()}</lastBuildDate>
<atom:link rel="self" type="application/rss+xml" href="${xml(`${page.origin}${page.base}/history.rss`)}"/>
${items.join("\n")}
</channel></rss>
`;
}

function feedEntries(view: PageView): FeedEntry[] {
  return [...view.incidents, ...view.maintenances]
    .map((entry) => ({
      id: entry.id,
      title: entry.title,
      url: entryUrl(view.page, entry.id),
      publishedAt: entry.createdAt,
      updatedAt: entry.updatedAt,
      html: entry.updates.map((update) => updateHtml(view, update)).join(""),
    }))
    .sort((one, other) => other.updatedAt.getTime() - one.updatedAt.getTime())
    .slice(0, MOST_ENTRIES);
}

function updateHtml(view: PageView, update: UpdateView): string {
  const say = siteTexts(view.page.locale);
  const at = update.displayAt.toISOString().slice(0, 16).replace("T", " ");
  return `<p><strong>${xml(updateTitle(say, update))}</strong> (${at} UTC)</p>${markdownHtml(update.body)}`;
}

// Readers recognise an entry by this for ever, wherever the page moves.
const urn = (view: PageView, entry: FeedEntry) => `urn:ripplecast:${view.page.id}:${entry.id}`;

// XML 1.0 has no place for control characters, not even escaped.
const xml = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to leave out
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
