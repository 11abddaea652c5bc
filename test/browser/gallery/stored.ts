import type { Page } from 'playwright-core';
import type { Sight } from './sight.ts';
import { activation, certificates, inMinutes, matchCode, nextSteps, now, orderId } from './content.ts';

/** Puts a mobile ID into what the phone page has stored, with keys that the browser makes now. */
export const store = (page: Page, step: NonNullable<Sight['stored']>): Promise<void> => {
  const { labels } = activation;
  const record = {
    ...{
      step: step === 'installed-in-system' ? 'installed' : step,
      store: step === 'handing-over' || step === 'installed-in-system' ? 'system' : 'page',
      orderId,
      labels,
      phoneName: 'Android phone',
      startedAt: now.getTime(),
      chain: '',
      earlierKeys: [],
      testPage: 'https://test.example/',
    },
    ...((step === 'received' || step === 'handing-over') && { phoneSecret: 'secret', nextSteps }),
    ...(step === 'renewing' && {
      ...{ step: 'answered', phoneSecret: 'secret', kinds: [], keys: [], matchCode },
      renews: { orderId: 'of the old one', approval: 'match-code' },
    }),
    ...(step === 'handing-over' && { password: 'k3vq-8m2x-tn5c-w7yd-zh4f', deadline: inMinutes(14) }),
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
        certificates: stored.certificates.map((certificate) => ({ ...certificate, pem: '', privateKey })),
      });
      await new Promise((resolve) => {
        transaction.oncomplete = resolve;
      });
      opening.result.close();
    },
    { record, certificates },
  );
};
