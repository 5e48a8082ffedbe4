import { assetPaths } from "./assets/index.ts";
import { html } from "./look/html.ts";
import { siteTexts } from "./texts.ts";

const say = siteTexts("en");

/** What people see when a page is not there or fails: what happened and what to do. It needs no database. */
export const errorPage = (status: number, problem: { detail: string; doNext: string }): string =>
  html(<ErrorPage status={status} detail={problem.detail} doNext={problem.doNext} />).toString();

function ErrorPage({ status, detail, doNext }: { status: number; detail: string; doNext: string }) {
  const unknown = status === 401;
  const title = status === 404 ? say("errorNotFound") : unknown ? say("errorSignIn") : say("errorOther");
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href={assetPaths.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPaths.style} />
      </head>
      <body>
        <main class="alone">
          <h1 class="title">{title}</h1>
          {/* What a program would do about it, such as sending a key, is nothing to a person. */}
          <p>{unknown ? say("errorSignInText") : detail}</p>
          <p class="quiet">{unknown ? say("errorSignInNext") : doNext}</p>
          <div class="actions">
            {unknown ? (
              <a class="button" href="/console/">
                {say("signIn")}
              </a>
            ) : null}
            <a class="button plain" href="/">
              {say("toStatus")}
            </a>
          </div>
        </main>
      </body>
    </html>
  );
}
