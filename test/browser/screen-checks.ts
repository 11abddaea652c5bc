import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

// Half of what the package's main file has to be read and compiled on each page.
const axeSource = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

// In the page, once its source ran there.
declare const axe: { readonly run: (context: Document, options: object) => Promise<AxeResults> };

// WCAG 2.2 A and AA (https://www.deque.com/axe/core-documentation/api-documentation/#axecore-tags).
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong with what a page shows, one line for each element. */
export const axeViolations = async (page: Page): Promise<readonly string[]> => {
  // By the debugger, because the pages' policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (values) => axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    tags,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}: ${html}: ${failureSummary}`),
  );
};

/** What keeps somebody from using the screen as it first stands: one line for each. */
export const layoutFaults = async (page: Page): Promise<readonly string[]> => {
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  return page.evaluate(
    (size) => {
      const across = document.documentElement.scrollWidth;
      const mains = [...document.querySelectorAll<HTMLElement>('.button-main')].filter(
        (button) => button.checkVisibility() && !button.closest('dialog'),
      );
      const isInSight = (button: HTMLElement) => {
        const { top, bottom, left, right } = button.getBoundingClientRect();
        return top >= 0 && left >= 0 && bottom <= size.height && right <= size.width;
      };
      return [
        ...(across > size.width
          ? [`is ${across.toString()} px wide in a window of ${size.width.toString()}`]
          : []),
        ...([...document.querySelectorAll('h1')].some((heading) => heading.checkVisibility()) &&
        document.querySelector('.first-paint')?.checkVisibility()
          ? ['still shows that it is coming']
          : []),
        ...(mains.length > 1 ? ['has more than one main button'] : []),
        ...mains
          .filter((button) => !isInSight(button))
          .map((button) => {
            const { bottom } = button.getBoundingClientRect();
            return `has to be scrolled to reach "${button.innerText}", which ends at ${bottom.toString()} px`;
          }),
      ];
    },
    { width, height },
  );
};

/** What of that is too wide. */
export const widthFaults = async (page: Page): Promise<readonly string[]> =>
  (await layoutFaults(page)).filter((fault) => fault.includes('wide'));
