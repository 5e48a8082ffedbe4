import type { ComponentChildren } from "preact";
import type { LayoutEntry, PageView } from "#domains/status-pages";
import { Document } from "../look/document.tsx";
import { siteTexts } from "../texts.ts";

type FrameProps = { view: PageView; title: string; now: Date; children: ComponentChildren };

const Frame = ({ view, title, now, children }: FrameProps) => (
  <Document
    page={view.page}
    title={`${title} · ${view.page.name}`}
    path="/subscribe"
    writtenAt={now}
    icons={[]}
    indexed={false}
  >
    <h1 class="title">{title}</h1>
    {children}
  </Document>
);

export type SubscribeForm = { address: string; componentIds: readonly string[]; problem: boolean };

/** The form by which somebody asks for mails. */
export function SubscribePage({ view, form, now }: { view: PageView; form: SubscribeForm; now: Date }) {
  const { page } = view;
  const say = siteTexts(page.locale);
  return (
    <Frame view={view} title={say("subscribeTitle", { name: page.name })} now={now}>
      <p class="quiet">{say("subscribeIntro")}</p>
      <form method="post" action={`${page.base}/subscribe`}>
        <label for="email">{say("email")}</label>
        <input
          id="email"
          name="email"
          type="email"
          required
          maxLength={254}
          autocomplete="email"
          value={form.address}
          {...(form.problem ? { "aria-invalid": "true" as const, "aria-describedby": "email-problem" } : {})}
        />
        {form.problem ? (
          <p class="problem" id="email-problem" role="alert">
            {say("emailWrong")}
          </p>
        ) : null}
        <input type="hidden" name="timeZone" value="" />
        <div class="trap" aria-hidden="true">
          <label for="website">{say("leaveEmpty")}</label>
          <input id="website" name="website" tabIndex={-1} autocomplete="off" />
        </div>
        <Choices view={view} chosen={form.componentIds} />
        <div class="actions">
          <button type="submit">{say("subscribeButton")}</button>
        </div>
      </form>
    </Frame>
  );
}

const hasChoices = (view: PageView): boolean => view.components.length > 1;

/** Which components: none chosen means the whole page. */
function Choices({ view, chosen }: { view: PageView; chosen: readonly string[] }) {
  const say = siteTexts(view.page.locale);
  if (!hasChoices(view)) return null;
  return (
    <fieldset>
      <legend>{say("what")}</legend>
      <p class="quiet">
        {say("everything")}. {say("onlyThese")}
      </p>
      {view.layout.map((entry) => (
        <Choice key={keyOf(entry)} entry={entry} chosen={chosen} />
      ))}
    </fieldset>
  );
}

function Choice({ entry, chosen }: { entry: LayoutEntry; chosen: readonly string[] }) {
  const components = entry.kind === "group" ? entry.components : [entry.component];
  return (
    <>
      {components.map(({ id, name }) => (
        <label key={id}>
          <input type="checkbox" name="component" value={id} checked={chosen.includes(id)} />
          {entry.kind === "group" ? `${entry.group.name} · ${name}` : name}
        </label>
      ))}
    </>
  );
}

const keyOf = (entry: LayoutEntry) => (entry.kind === "group" ? entry.group.id : entry.component.id);

type SaidProps = {
  view: PageView;
  title: string;
  text: string;
  now: Date;
  children?: ComponentChildren;
};

/** A page that says what has happened. */
export const SaidPage = ({ view, title, text, now, children }: SaidProps) => (
  <Frame view={view} title={title} now={now}>
    <p class="said" role="status">
      {text}
    </p>
    {children}
    <BackLink view={view} />
  </Frame>
);

type AskProps = { view: PageView; title: string; text: string; button: string; now: Date };

/** A question with one button: opening a link never does anything by itself, since mail scanners open links too. */
export const AskPage = ({ view, title, text, button, now }: AskProps) => (
  <Frame view={view} title={title} now={now}>
    <p>{text}</p>
    <form method="post">
      <div class="actions">
        <button type="submit">{button}</button>
      </div>
    </form>
    <BackLink view={view} />
  </Frame>
);

type ManageProps = {
  view: PageView;
  address: string;
  chosen: readonly string[];
  saved: boolean;
  unsubscribeUrl: string;
  eraseUrl: string;
  now: Date;
};

/** What a subscriber hears about, and the way out. */
export function ManagePage({ view, address, chosen, saved, unsubscribeUrl, eraseUrl, now }: ManageProps) {
  const say = siteTexts(view.page.locale);
  return (
    <Frame view={view} title={say("manageTitle")} now={now}>
      <p>{say("manageText", { name: view.page.name, address })}</p>
      {saved ? (
        <p class="said" role="status">
          {say("saved")}
        </p>
      ) : null}
      <form method="post">
        <Choices view={view} chosen={chosen} />
        <div class="actions">
          {hasChoices(view) ? <button type="submit">{say("saveButton")}</button> : null}
          <a class="button plain" href={unsubscribeUrl}>
            {say("unsubscribeButton")}
          </a>
        </div>
      </form>
      <p class="more">
        <a href={eraseUrl}>{say("eraseLink")}</a>
      </p>
      <BackLink view={view} />
    </Frame>
  );
}

const BackLink = ({ view }: { view: PageView }) => (
  <p class="more">
    <a href={view.page.base || "/"}>{siteTexts(view.page.locale)("backToStatus")}</a>
  </p>
);
