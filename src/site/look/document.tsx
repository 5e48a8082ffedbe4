import type { ComponentChildren } from "preact";
import type { PageInfo } from "#domains/status-pages";
import { directionOf } from "#kernel/texts";
import { assetPaths } from "../assets/index.ts";
import { siteTexts } from "../texts.ts";
import { ALL_ICONS, type IconName, IconSprite } from "./icons.tsx";
import { When } from "./when.tsx";
import { timeWords } from "./words.ts";

type DocumentProps = {
  page: PageInfo;
  title: string;
  /** Path below the page, "" for the page itself. */
  path: string;
  writtenAt: Date;
  icons?: readonly IconName[];
  /** Refreshes itself while open. */
  live?: boolean;
  /** Whether search engines may show it. */
  indexed?: boolean;
  children: ComponentChildren;
};

// Repeated as a header by us; here for other web servers that serve the written files.
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

/** The frame of every public page. */
export function Document(props: DocumentProps) {
  const { page, title, path, writtenAt, icons = ALL_ICONS, live = false, children } = props;
  const isPublic = page.visibility === "public" && props.indexed !== false;
  return (
    <html lang={page.locale} dir={directionOf(page.locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <title>{title}</title>
        {page.description ? <meta name="description" content={page.description} /> : null}
        {isPublic ? null : <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <link rel="icon" href={assetPaths.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPaths.style} />
        {isPublic ? <link rel="canonical" href={`${page.origin}${page.base}${path || "/"}`} /> : null}
        <FeedLinks page={page} />
        <script src={assetPaths.script} defer {...(live ? { "data-live": `${page.base}/live` } : {})} />
      </head>
      <body>
        <SkipLink page={page} />
        <IconSprite names={icons} />
        <Header page={page} path={path} />
        <main id="content">{children}</main>
        <Footer page={page} writtenAt={writtenAt} />
      </body>
    </html>
  );
}

const SkipLink = ({ page }: { page: PageInfo }) => (
  <a class="skip" href="#content">
    {siteTexts(page.locale)("skip")}
  </a>
);

const FeedLinks = ({ page }: { page: PageInfo }) => (
  <>
    <link rel="alternate" type="application/atom+xml" title={page.name} href={`${page.base}/history.atom`} />
    <link rel="alternate" type="application/rss+xml" title={page.name} href={`${page.base}/history.rss`} />
  </>
);

function Header({ page, path }: { page: PageInfo; path: string }) {
  const say = siteTexts(page.locale);
  return (
    <header class="top">
      <a class="brand" href={page.base || "/"} {...(path === "" ? { "aria-current": "page" as const } : {})}>
        <Ripple />
        {page.name}
      </a>
      <nav aria-label={page.name}>
        <a
          href={`${page.base}/history`}
          {...(path === "/history" ? { "aria-current": "page" as const } : {})}
        >
          {say("history")}
        </a>
        {page.takesSubscribers ? (
          <a class="button" href={subscribeUrl(page)}>
            {say("subscribe")}
          </a>
        ) : null}
      </nav>
    </header>
  );
}

// Absolute: the written copy of the page may stand on another host, which cannot take a subscription.
const subscribeUrl = (page: PageInfo) => `${page.origin}${page.base}/subscribe`;

const Ripple = () => (
  <svg class="ripple" viewBox="0 0 24 24" aria-hidden="true">
    <circle cx="12" cy="12" r="3" />
    <circle cx="12" cy="12" r="7" class="ring" />
    <circle cx="12" cy="12" r="11" class="ring far" />
  </svg>
);

function Footer({ page, writtenAt }: { page: PageInfo; writtenAt: Date }) {
  const say = siteTexts(page.locale);
  const isUtc = page.timeZone === "UTC";
  return (
    <footer>
      {page.visibility === "internal" ? <p>{say("internalPage")}</p> : null}
      <p class="links">
        {page.supportUrl ? <a href={page.supportUrl}>{say("support")}</a> : null}
        <a href={`${page.base}/history.atom`}>Atom</a>
        <a href={`${page.base}/history.rss`}>RSS</a>
        <a href={`${page.base}/api/v2/summary.json`}>{say("jsonApi")}</a>
      </p>
      <p>
        <span data-zone={say("timesYours")}>
          {isUtc ? say("timesUtc") : say("timesIn", { zone: zoneName(page, writtenAt) })}
        </span>{" "}
        {say("written")} <When at={writtenAt} page={page} />.{" "}
        <span id="connection" data-on={say("liveOn")} data-off={say("liveOff")} />
      </p>
      <p>{say("poweredBy", { name: "Ripplecast" })}</p>
    </footer>
  );
}

const zoneName = (page: PageInfo, at: Date) =>
  `${page.timeZone.replaceAll("_", " ")} (${timeWords(at, "clock", page.locale, page.timeZone).split(" ").pop()})`;
