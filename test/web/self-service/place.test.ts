import { describe, expect, it } from 'vitest';
import { isLoopback } from '../../../web/shared/loopback.ts';
import { findPhoneAddress, parsePlace, toHash, type Place } from '../../../web/self-service/model/place.ts';

const orderId = '3f0c6b1e-6f6b-4a52-9d55-6d6f9b2f7a01';

describe('places in the address', () => {
  it.each<Place>([{ name: 'dashboard' }, { name: 'mobile-ids' }, { name: 'order', orderId }])(
    'are found again: $name',
    (place) => {
      expect(parsePlace(toHash(place))).toEqual(place);
    },
  );

  it.each(['', '#', '#/nowhere', '#/order/', `#/order/${orderId}/../../mobile-ids`, '#/order/<script>'])(
    'are the Dashboard where the address names none: %j',
    (hash) => {
      expect(parsePlace(hash)).toEqual({ name: 'dashboard' });
    },
  );
});

describe('activation links that lost their path', () => {
  it.each([`#${orderId}.Zm9yIHRlc3RzIG9ubHk`, `#${orderId.toUpperCase()}.Zm`, '#3f0c6b1e\u20116f6b.Zm9y'])(
    'lead to the phone page with their fragment: %s',
    (hash) => {
      expect(findPhoneAddress(hash)).toBe(`/phone/${hash}`);
    },
  );

  it.each(['', '#', '#/', '#/mobile-id', `#/order/${orderId}`, '#state=3f0c6b1e.Zm9y', '#/3f0c6b1e.x'])(
    'are none of the fragments of this page: %j',
    (hash) => {
      expect(findPhoneAddress(hash)).toBeUndefined();
    },
  );
});

describe('links that only this computer can follow', () => {
  it.each(['http://localhost:3000/phone/#a', 'http://127.0.0.1/phone/', 'http://[::1]:8080/'])(
    '%s',
    (link) => {
      expect(isLoopback(link)).toBe(true);
    },
  );

  it.each(['https://id.example.com/', 'https://localhost.example.com/', 'https://127.example.com/'])(
    'not %s',
    (link) => {
      expect(isLoopback(link)).toBe(false);
    },
  );
});
