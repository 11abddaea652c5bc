/** HTML: what was put into it is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const htmlOf = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
  return value instanceof Html ? value.text : value.map(({ text }) => text).join('');
};

/** Tags a template as HTML; texts in it are escaped, so they can stand between tags and in quoted attributes. */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html => new Html(String.raw({ raw: parts }, ...values.map(htmlOf)));

/** A whole page. Its style sheet, and its script if it has one, come from addresses of their own. */
export const page = (
  title: string,
  body: Html,
  { style, script }: { readonly style: string; readonly script?: string },
): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${style}" />
        ${script === undefined ? '' : html`<script src="${script}" defer></script>`}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text;

/** How the pages of the local cloud look. */
export const styleSheet = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0.75rem 0; }
button { width: 100%; padding: 0.75rem 1rem; border: 1px solid; border-radius: 0.5rem; font: inherit; text-align: start; cursor: pointer; }
button small, li small { display: block; }
:focus-visible { outline: 3px solid; outline-offset: 2px; }
iframe { width: 100%; height: 36rem; border: 1px solid; background: #fff; color-scheme: light; }
pre { white-space: pre-wrap; }
`;
