import type { ComponentChildren } from "preact";
import { render } from "preact-render-to-string";
import { directionOf } from "#kernel/texts";

export const STYLE_PATH = "/access.css";

export const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:Canvas;color:CanvasText}
main{width:min(24rem,calc(100vw - 3rem));padding:1.5rem}
h1{font-size:1.4rem;line-height:1.25;margin:0 0 .75rem}
label{display:block;margin:.75rem 0 .25rem}
input{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;border:1px solid GrayText;border-radius:.3rem;background:Field;color:FieldText}
button,.button{display:inline-block;margin-top:1rem;font:inherit;font-weight:600;padding:.55rem 1.2rem;border:0;border-radius:.3rem;background:#176480;color:#fff;cursor:pointer;text-decoration:none}
a:not(.button){color:#176480}
@media (prefers-color-scheme:dark){a:not(.button){color:#79c4dd}}
:focus-visible{outline:3px solid #f0a020;outline-offset:2px}
`;

type Props = { locale: string; title: string; children: ComponentChildren };

/** The plain frame of the few pages that stand before the console. */
export const document = ({ locale, title, children }: Props): string =>
  `<!doctype html>${render(
    <html lang={locale} dir={directionOf(locale)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={STYLE_PATH} />
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>,
  )}`;
