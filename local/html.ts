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

const renderHtml = (value: string | Html | readonly Html[]): string => {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');
  return value instanceof Html ? value.text : value.map(({ text }) => text).join('');
};

/** Tags a template as HTML; texts in it are escaped, so they can stand between tags and in quoted attributes. */
export const html = (
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html => new Html(String.raw({ raw: parts }, ...values.map(renderHtml)));

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
export const styleSheet = `:root {
  color-scheme: light dark;
  font: 1rem/1.5 system-ui, sans-serif;
  --ground: #f4f6f8; --surface: #ffffff; --line: #d5dce3; --text: #17212b; --soft: #4d5b69; --accent: #0b5d73; --hover: #e2f1f5;
}
@media (prefers-color-scheme: dark) {
  :root { --ground: #0e1419; --surface: #172028; --line: #2c3843; --text: #e9eff4; --soft: #a9b7c4; --accent: #6fc8dd; --hover: #14323c; }
}
body { margin: 0; background: var(--ground); color: var(--text); }
main { max-width: 38rem; margin: 0 auto; padding: 2.5rem 1rem; overflow-wrap: anywhere; }
main::before { content: 'Local cloud'; color: var(--soft); font-size: 0.875rem; }
h1 { margin: 0 0 1rem; font-size: 1.625rem; line-height: 1.25; }
a { color: var(--accent); }
small { color: var(--soft); font-size: 0.875rem; }
ul { list-style: none; margin: 1.25rem 0; padding: 0; display: grid; gap: 0.625rem; }
form { margin: 0 0 1.5rem; }
label { display: block; margin: 0 0 0.625rem; }
button, input, li:not(:has(button)) { box-sizing: border-box; width: 100%; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); color: inherit; font: inherit; text-align: start; }
button { min-height: 44px; cursor: pointer; }
button:hover { border-color: var(--accent); background: var(--hover); }
button small, li small { display: block; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
iframe { box-sizing: border-box; width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: 10px; background: #fff; color-scheme: light; }
pre { padding: 0.75rem 1rem; border-radius: 10px; background: var(--surface); white-space: pre-wrap; }
`;
