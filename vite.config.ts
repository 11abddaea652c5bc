import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { oldestBrowsers } from './web/browsers.ts';
import { firstPaint } from './web/build/first-paint.ts';
import { unsupported } from './web/build/unsupported.ts';

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

const serviceWorker = 'service-worker';

// Samsung Internet is Chrome by another name and a later number.
const { chrome, edge, firefox, safari } = oldestBrowsers;

/** Builds the pages into web/dist. Every file stands on the pages' own origin; nothing is inlined. */
export default defineConfig({
  root: file('web'),
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
  plugins: [firstPaint(), unsupported()],
  build: {
    target: [`chrome${chrome}`, `edge${edge}`, `firefox${firefox}`, `safari${safari}`, `ios${safari}`],
    outDir: file('web/dist'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        'self-service': file('web/index.html'),
        phone: file('web/phone/index.html'),
        [serviceWorker]: file('web/phone/service-worker.ts'),
      },
      output: {
        // Browsers look for a new service worker where they found the last one.
        entryFileNames: ({ name }) =>
          name === serviceWorker ? `phone/${name}.js` : 'assets/[name]-[hash].js',
      },
    },
  },
});
