import type { Answer, NotificationPage } from "#domains/oncall";
import { document } from "../../api/pages/document.tsx";
import { oneTapTexts } from "./texts.ts";

type Words = { title: string; text: string };

/** A page that only says something. */
export const plainPage = (locale: string, { title, text }: Words): string =>
  document({ locale, title, children: <p>{text}</p> });

const DONE = { acknowledge: "acknowledged", escalate: "escalated", resolve: "resolved" } as const;

export function donePage(page: NotificationPage, answer: Answer): string {
  const { locale } = page.person;
  const say = oneTapTexts(locale);
  return document({
    locale,
    title: say(DONE[answer]),
    children: (
      <>
        <p>{say(`${DONE[answer]}Text`)}</p>
        <p>
          <strong>{page.subject?.summary}</strong>
        </p>
        <Links page={page} />
      </>
    ),
  });
}

/** What it is about, and the button. Opening this page changes nothing: link scanners open every link. */
export function answerPage(page: NotificationPage, answer: Answer): string {
  const { person, subject } = page;
  const say = oneTapTexts(person.locale);
  if (!subject || subject.closed)
    return plainPage(person.locale, { title: say("resolved"), text: say("closed") });
  return document({
    locale: person.locale,
    title: subject.summary,
    children: (
      <>
        <Facts page={page} />
        <p>{say(`${answer}Hint`)}</p>
        <form method="post">
          <button type="submit">{say(answer)}</button>
        </form>
        <OtherAnswers page={page} answer={answer} />
        <Links page={page} />
      </>
    ),
  });
}

function Facts({ page: { person, subject, reason } }: { page: NotificationPage }) {
  const say = oneTapTexts(person.locale);
  return (
    <>
      {subject?.facts.map(({ label, value }) => (
        <p key={label}>
          {label}: {value}
        </p>
      ))}
      <p>{say("whyYou", { reason })}</p>
      {subject?.taken ? <p>{say("takenBy", { name: subject.taken.by })}</p> : null}
    </>
  );
}

function OtherAnswers({ page: { person, subject }, answer }: { page: NotificationPage; answer: Answer }) {
  const say = oneTapTexts(person.locale);
  const others = subject?.answers.filter((other) => other !== answer) ?? [];
  if (others.length === 0) return null;
  return (
    <p>
      {say("orElse")}
      {others.map((other) => (
        <>
          {" "}
          <a href={other}>{say(other)}</a>
        </>
      ))}
    </p>
  );
}

function Links({ page: { person, subject } }: { page: NotificationPage }) {
  if (!subject || subject.links.length === 0) return null;
  return (
    <p>
      {oneTapTexts(person.locale)("lookHere")}
      {subject.links.map(({ label, url }) => (
        <>
          {" "}
          <a href={url}>{label}</a>
        </>
      ))}
    </p>
  );
}

export function verifyPage(locale: string): string {
  const say = oneTapTexts(locale);
  return document({
    locale,
    title: say("verifyTitle"),
    children: (
      <form method="post">
        <p>{say("verifyText")}</p>
        <button type="submit">{say("verifyButton")}</button>
      </form>
    ),
  });
}
