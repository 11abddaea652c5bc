import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../web/shared/problem.ts';
import { pageAt } from '../support/page.ts';
import { mobileIdView } from '../support/views.ts';

const origin = 'https://id.example.com';
const tooOld = new ProblemError({ code: 'sign-in-too-old', maxAge: 600 });

/** A page whose user is signed in. */
const openPage = async (url: string) => {
  const page = pageAt(url);
  await page.actions.open();
  return page;
};

describe('Lock this mobile ID', () => {
  const present = mobileIdView('active');
  const request = { mobileId: present.mobileId, reason: 'phone-lost' } as const;
  const hash = '#/mobile-id';

  it('shows the mobile ID locked, and says so', async () => {
    const page = await openPage(`${origin}/${hash}`);
    page.requests.listMobileIds.mockResolvedValue({ mobileIds: [present] });
    await page.actions.loadMobileIds();
    await page.actions.lock(request);
    expect(page.requests.lockMobileId).toHaveBeenCalledExactlyOnceWith(request);
    expect(page.state()).toMatchObject({
      busy: undefined,
      note: 'locked',
      mobileIds: [{ mobileId: present.mobileId, state: 'locked' }],
    });
  });

  it('stays locked on the page when a list that was read before comes late', async () => {
    const page = await openPage(`${origin}/${hash}`);
    await page.actions.lock(request);
    page.requests.listMobileIds.mockResolvedValueOnce({ mobileIds: [present] });
    await page.actions.loadMobileIds();
    expect(page.state().mobileIds).toMatchObject([{ mobileId: present.mobileId, state: 'locked' }]);
  });

  it('needs a recent sign-in, and is done after that without being asked for again', async () => {
    const page = await openPage(`${origin}/${hash}`);
    page.requests.lockMobileId.mockRejectedValueOnce(tooOld);
    await page.actions.lock(request);
    const kept = { hash, intent: 'lock', lock: request } as const;
    expect(page.signIn.again).toHaveBeenCalledExactlyOnceWith(kept, 600);
    expect(page.state().note).toBeUndefined();

    const back = pageAt(`${origin}/?code=abc&state=xyz`);
    back.signIn.finish.mockResolvedValueOnce(kept);
    await back.actions.open();
    expect(back.requests.lockMobileId).toHaveBeenCalledExactlyOnceWith(request);
    expect(back.state()).toMatchObject({ place: { name: 'mobile-ids' }, note: 'locked' });
  });

  it('tells why it could not be done', async () => {
    const page = await openPage(`${origin}/${hash}`);
    page.requests.lockMobileId.mockRejectedValueOnce(new ProblemError({ code: 'mobile-id-not-lockable' }));
    await page.actions.lock(request);
    expect(page.state()).toMatchObject({ busy: undefined, problem: { code: 'mobile-id-not-lockable' } });
  });
});
