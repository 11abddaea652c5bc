import { beforeAll, describe, expect, it } from 'vitest';
import { captureLogs } from '../../support/logs.ts';
import { later } from '../../support/orders.ts';
import { makeAuthority, makePhoneKey, type PhoneKey } from '../../support/phone-proofs.ts';
import { stageWith, testOn } from '../../support/phone-tests.ts';
import { makeRevocationList, revocationListUrl } from '../../support/revocation-lists.ts';

type Authority = Awaited<ReturnType<typeof makeAuthority>>;

let authority: Authority;
let another: Authority;
let key: PhoneKey;
beforeAll(async () => {
  authority = await makeAuthority();
  another = await makeAuthority();
  key = await makePhoneKey(authority, revocationListUrl);
});

describe('the list of revoked certificates that the CA publishes', () => {
  const listed = async (make: () => Response | Promise<Response>) => {
    const logs = captureLogs();
    const stage = stageWith(key, authority);
    const response = await make();
    stage.revocationList = () => response;
    const { failed } = (await testOn(stage, key)).body;
    return { failed, unread: logs.withCode('revocation-list-unread') };
  };
  const list = async (...content: Parameters<typeof makeRevocationList>) =>
    new Response(await makeRevocationList(...content));

  it('fails the test of a certificate that somebody revoked with the CA itself', async () => {
    const { failed, unread } = await listed(() => list(authority, { revoked: [key.serial] }));
    expect([failed, unread]).toEqual([['revocation'], []]);
  });

  it('fails no test of a certificate that is not on it', async () => {
    expect(await listed(() => list(authority, { revoked: ['7f01'] }))).toEqual({ failed: [], unread: [] });
  });

  it('fails the test when it is out of date: relying parties let nobody in', async () => {
    const { failed } = await listed(() => list(authority, { nextUpdate: later(-1) }));
    expect(failed).toEqual(['crl']);
  });

  it.each([
    ['another CA has signed', () => list(another, { revoked: [key.serial] })],
    ['nobody serves', () => new Response('', { status: 403 })],
    ['is a page', () => new Response('<!doctype html>')],
    ['is longer than any that we read', () => new Response(new Uint8Array(16_777_217))],
  ])('fails no test when it is one that %s, and the log says that', async (_, make) => {
    const { failed, unread } = await listed(make);
    expect([failed, unread.length]).toEqual([[], 1]);
  });

  it('is asked for once in five minutes', async () => {
    const stage = stageWith(key, authority);
    const content = await makeRevocationList(authority);
    let asked = 0;
    stage.revocationList = () => {
      asked += 1;
      return new Response(content);
    };
    // One instance of the function, so one of what it works with.
    const { deps } = stage;
    Object.defineProperty(stage, 'deps', { value: deps });
    await testOn(stage, key);
    stage.time = later(299);
    await testOn(stage, key);
    expect(asked).toBe(1);
    stage.time = later(300);
    await testOn(stage, key);
    expect(asked).toBe(2);
  });
});
