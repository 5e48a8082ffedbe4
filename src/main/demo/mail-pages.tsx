import { renderToString } from "preact-render-to-string";
import { type PageRoute, pageRoute } from "../../api/route.ts";
import type { CapturedMail, MailCapture } from "./mail-capture.ts";

/** The captured mails, to be read in a browser while the demo plays. */
export const mailPages = (capture: MailCapture): PageRoute[] => [
  pageRoute({
    method: "GET",
    path: "/demo/mails",
    access: "public",
    summary: "The mails of the demo, newest first.",
    handler: (_request, reply) =>
      reply
        .type("text/html; charset=utf-8")
        .send(`<!doctype html>${renderToString(<List mails={capture.mails} />)}`),
  }),
];

const List = ({ mails }: { mails: readonly CapturedMail[] }) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Mails of the demo</title>
    </head>
    <body>
      <main>
        <h1>Mails of the demo</h1>
        <p>Nothing left this machine. Reload to see newer ones.</p>
        {mails.toReversed().map((mail) => (
          <article key={`${mail.at.getTime()} ${mail.to} ${mail.subject}`}>
            <h2>{mail.subject}</h2>
            <p>
              To {mail.to}, {mail.at.toISOString().slice(11, 16)} UTC
            </p>
            <pre>{mail.text}</pre>
          </article>
        ))}
      </main>
    </body>
  </html>
);
