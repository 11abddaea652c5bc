import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../web/shared/problem.ts';
import { toScreen } from '../../../web/self-service/model/screen.ts';
import { pageAt } from '../support/page.ts';
import { viewIn } from '../support/views.ts';

const origin = 'https://id.example.com';
const { orderId } = viewIn('starting');
const orderUrl = `${origin}/#/order/${orderId}`;
const tooOld = new ProblemError({ code: 'sign-in-too-old', maxAge: 600 });

/** A page whose user is signed in. */
const openPage = async (url = `${origin}/`) => {
  const page = pageAt(url);
  await page.actions.open();
  return page;
};

describe('Get Mobile ID', () => {
  it('starts an order, and goes to it', async () => {
    const page = await openPage();
    await page.actions.start();
    expect(page.requests.startOrder).toHaveBeenCalledExactlyOnceWith('key');
    expect(page.address.href).toBe(orderUrl);
    expect(toScreen(page.state())).toBe('preparing');
    expect(page.state().busy).toBeUndefined();
  });

  it('asks the user to sign in again where the sign-in is too old, and keeps what they wanted', async () => {
    const page = await openPage();
    page.requests.startOrder.mockRejectedValueOnce(tooOld);
    await page.actions.start();
    expect(page.signIn.again).toHaveBeenCalledExactlyOnceWith({ hash: '', intent: 'start' }, 600);
    expect(page.state()).toMatchObject({ busy: undefined, problem: undefined });
  });

  it('says so where signing in again does not help', async () => {
    const page = await openPage();
    page.requests.startOrder.mockRejectedValueOnce(tooOld);
    page.signIn.again.mockRejectedValueOnce(tooOld);
    await page.actions.start();
    expect(page.state()).toMatchObject({ busy: undefined, problem: { code: 'sign-in-too-old' } });
  });

  it('tells an inactive user so, and stays where it is', async () => {
    const page = await openPage();
    page.requests.startOrder.mockRejectedValueOnce(new ProblemError({ code: 'user-not-active' }));
    await page.actions.start();
    expect(page.state()).toMatchObject({
      problem: { code: 'user-not-active' },
      place: { name: 'dashboard' },
    });
  });
});

describe('coming back from signing in', () => {
  const callback = `${origin}/?code=abc&state=xyz`;

  it('starts the order that was asked for before', async () => {
    const page = pageAt(callback);
    page.signIn.finish.mockResolvedValueOnce({ hash: '', intent: 'start' });
    await page.actions.open();
    expect(page.requests.startOrder).toHaveBeenCalledOnce();
    expect(page.address.href).toBe(orderUrl);
  });

  it('goes back to the order, and asks for the digits once more', async () => {
    const page = pageAt(callback);
    page.signIn.finish.mockResolvedValueOnce({ hash: `#/order/${orderId}`, intent: 'approve' });
    await page.actions.open();
    expect(page.address.href).toBe(orderUrl);
    expect(page.state()).toMatchObject({ session: 'signed-in', note: 'signed-in-again' });
    expect(page.requests.approveOrder).not.toHaveBeenCalled();
  });

  it('without success takes the answer out of the address and says so', async () => {
    const page = pageAt(callback);
    page.signIn.finish.mockRejectedValueOnce(new ProblemError({ code: 'sign-in-failed' }));
    await page.actions.open();
    expect(page.address.href).toBe(`${origin}/`);
    expect(page.state()).toMatchObject({ session: 'signed-out', problem: { code: 'sign-in-failed' } });
  });
});

describe('opening the page', () => {
  it('welcomes whoever is not signed in, at the place that they came for', async () => {
    const page = pageAt(orderUrl);
    page.signIn.user.mockResolvedValueOnce(undefined);
    await page.actions.open();
    expect(toScreen(page.state())).toBe('welcome');
    await page.actions.signIn();
    expect(page.signIn.start).toHaveBeenCalledExactlyOnceWith({ hash: `#/order/${orderId}` });
  });

  it('can be tried again when the site could not be reached', async () => {
    const page = pageAt(orderUrl);
    page.signIn.user.mockRejectedValueOnce(new ProblemError({ code: 'offline' }));
    await page.actions.open();
    expect(page.state()).toMatchObject({ session: 'unknown', problem: { code: 'offline' } });
    await page.actions.open();
    expect(page.state()).toMatchObject({ session: 'signed-in', problem: undefined });
  });
});

describe('the steps of an order', () => {
  const undecided = { kinds: [], replaces: undefined, oldPhone: undefined };
  const order = viewIn('awaiting-approval');

  it('wait for the process after Next', async () => {
    const page = await openPage(orderUrl);
    await page.actions.confirm(viewIn('awaiting-confirmation'), { ...undecided, kinds: ['signature'] });
    expect(toScreen(page.state())).toBe('preparing');
    await page.actions.approve(order, '204816');
    expect(toScreen(page.state())).toBe('issuing');
  });

  it('keep no digits when the user has to sign in again', async () => {
    const page = await openPage(orderUrl);
    page.requests.approveOrder.mockRejectedValueOnce(tooOld);
    await page.actions.approve(order, '204816');
    const kept = { hash: `#/order/${orderId}`, intent: 'approve' };
    expect(page.signIn.again).toHaveBeenCalledExactlyOnceWith(kept, 600);
    expect(JSON.stringify(page.state())).not.toContain('204816');
  });

  it('come back after a new sign-in to give up a lost phone, and to renew the code', async () => {
    const page = await openPage(orderUrl);
    page.requests.confirmOrder.mockRejectedValueOnce(tooOld);
    await page.actions.confirm(viewIn('awaiting-confirmation'), { ...undecided, oldPhone: 'lost' });
    page.requests.renewActivationCode.mockRejectedValueOnce(tooOld);
    await page.actions.renew(viewIn('awaiting-phone'));
    const hash = `#/order/${orderId}`;
    expect(page.signIn.again.mock.calls).toEqual([
      [{ hash, intent: 'confirm' }, 600],
      [{ hash, intent: 'renew' }, 600],
    ]);
  });

  it('tell a new code from a new mail', async () => {
    const page = await openPage(orderUrl);
    await page.actions.renew(viewIn('awaiting-phone'));
    expect(page.state().note).toBe('new-code');
    const mailed = {
      ...viewIn('awaiting-phone'),
      activationCode: { expiresAt: order.deadline, mailedTo: 'a…' },
    };
    page.requests.renewActivationCode.mockResolvedValueOnce(mailed);
    await page.actions.renew(viewIn('awaiting-phone'));
    expect(page.state().note).toBe('mail-sent');
  });

  it('can be cancelled, also because the phone is another one', async () => {
    const page = await openPage(orderUrl);
    await page.actions.cancel(order, 'not-my-phone');
    expect(page.requests.cancelOrder).toHaveBeenCalledExactlyOnceWith(orderId, 'not-my-phone');
    expect(toScreen(page.state())).toBe('cancelled');
  });

  it('end in the welcome when the sign-in has ended', async () => {
    const page = await openPage(orderUrl);
    page.requests.cancelOrder.mockRejectedValueOnce(new ProblemError({ code: 'unauthorized' }));
    await page.actions.cancel(order);
    expect(page.state()).toMatchObject({ session: 'signed-out', place: { orderId } });
  });
});

describe('the Dashboard', () => {
  it('shows the order that runs, whoever started it', async () => {
    const page = await openPage();
    page.requests.listMobileIds.mockResolvedValueOnce({ mobileIds: [], runningOrder: orderId });
    await page.actions.loadMobileIds();
    const { runningOrder = '' } = page.state();
    await page.actions.loadRunningOrder(runningOrder);
    expect(page.requests.readOrder).toHaveBeenCalledExactlyOnceWith(orderId);
    expect(page.state().order?.orderId).toBe(orderId);
  });

  it.each([
    ['has ended meanwhile', () => Promise.resolve(viewIn('expired'))],
    ['can’t be read now', () => Promise.reject(new ProblemError({ code: 'offline' }))],
  ])('says nothing of an order that %s', async (_, found) => {
    const page = await openPage();
    page.requests.readOrder.mockImplementationOnce(found);
    await page.actions.loadRunningOrder(orderId);
    expect(page.state()).toMatchObject({ problem: undefined });
    expect(page.state().order).toBeUndefined();
  });
});
