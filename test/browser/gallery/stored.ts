import type { Page } from 'playwright-core';
import { activation, certificates, now, orderId } from './content.ts';

/** Puts a mobile ID into what the phone page has stored, with keys that the browser makes now. */
export const store = (page: Page, step: 'received' | 'installed'): Promise<void> => {
  const { labels } = activation;
  const record = {
    ...{
      step,
      orderId,
      labels,
      phoneName: 'Android phone',
      startedAt: now.getTime(),
      chain: '',
      earlierKeys: [],
    },
    ...(step === 'received' && { phoneSecret: 'secret' }),
  };
  return page.evaluate(
    async (stored) => {
      const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
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
