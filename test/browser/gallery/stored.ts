import type { Page } from 'playwright-core';
import type { Sight } from './sight.ts';
import { activation, certificates, inMinutes, matchCode, nextSteps, now, orderId } from './content.ts';

// What a record has at its step, besides what each has.
const moreAt: Readonly<Record<string, object>> = {
  renewing: {
    ...{ step: 'answered', phoneSecret: 'secret', kinds: [], keys: [], matchCode },
    renews: { orderId: 'of the old one', approval: 'match-code' },
  },
  'handing-over': {
    ...{ store: 'system', phoneSecret: 'secret', nextSteps },
    ...{ password: 'k3vq-8m2x-tn5c-w7yd-zh4f', deadline: inMinutes(14) },
  },
  received: { phoneSecret: 'secret', nextSteps },
};

/** Puts a mobile ID into what the phone page has stored, with keys that the browser makes now. */
export const store = (
  page: Page,
  stored: NonNullable<Sight['stored']>,
  hasNoTestPage = false,
): Promise<void> => {
  const step = stored.replace('-in-system', '');
  const isInSystem = step !== stored;
  const record = {
    step,
    store: isInSystem ? 'system' : 'page',
    orderId,
    labels: activation.labels,
    phoneName: 'Android phone',
    startedAt: now.getTime(),
    chain: '',
    earlierKeys: [],
    ...(!hasNoTestPage && { testPage: 'https://test.example/' }),
    ...moreAt[step],
  };
  return page.evaluate(
    async (stored) => {
      const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'sign',
        'verify',
      ]);
      const opening = indexedDB.open('get-mobile-id', 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore('records', { keyPath: 'orderId' });
      };
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const transaction = opening.result.transaction('records', 'readwrite');
      transaction.objectStore('records').put({
        ...stored.record,
        transportKey: privateKey,
        certificates: stored.certificates.map((certificate) => ({
          ...{ ...certificate, pem: '' },
          ...(!stored.isInSystem && { privateKey }),
        })),
      });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opening.result.close();
    },
    { record, certificates, isInSystem },
  );
};
