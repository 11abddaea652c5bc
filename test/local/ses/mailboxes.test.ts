import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letter, sender, startSending } from './sending.ts';

let sending: Awaited<ReturnType<typeof startSending>>;

beforeAll(async () => {
  sending = await startSending();
});
afterAll(() => sending.stop());

/** Sends a mail; tells whom it missed, and what was counted of it. */
const send = async (to: string, changes: Partial<typeof letter> = {}) => {
  const before = sending.counted.length;
  await sending.mailerOf().send({ ...letter, ...changes, to }, 'order-1');
  const events = sending.counted.slice(before).map(({ name }) => name);
  return { missed: sending.mail.mails().at(-1)?.missed, events };
};

describe('the simulator', () => {
  it.each([
    ['success@simulator.amazonses.com', true, []],
    ['bounce@simulator.amazonses.com', false, ['Bounce']],
    ['bounce+alva@simulator.amazonses.com', false, ['Bounce']],
    ['Alva <Bounce@simulator.amazonses.com>', false, ['Bounce']],
    ['suppressionlist@simulator.amazonses.com', false, ['Bounce']],
    ['complaint@simulator.amazonses.com', true, ['Complaint']],
    ['complaint+1@simulator.amazonses.com', true, ['Complaint']],
    ['bounce@example.com', true, []],
  ])('answers as %s does, again and again', async (to, reached, events) => {
    const expected = { missed: reached ? [] : [to], events };
    expect(await send(to)).toEqual(expected);
    expect(await send(to)).toEqual(expected);
  });

  it.each(['ooto', 'bounced'])('has no mailbox %s here', async (name) => {
    const before = sending.mail.mails().length;
    await expect(send(`${name}@simulator.amazonses.com`)).rejects.toThrow('not emulated');
    expect(sending.mail.mails()).toHaveLength(before);
  });
});

describe('a mailbox', () => {
  it.each([
    ['bounces', 'Bounce', false],
    ['complains', 'Complaint', true],
  ] as const)('that %s gets no mail any more, and each is counted', async (mailbox, event, reached) => {
    const to = `${mailbox}@example.com`;
    sending.mail.mailboxes.others.set(to, mailbox);
    expect(await send(to)).toEqual({ missed: reached ? [] : [to], events: [event] });
    sending.mail.mailboxes.others.clear();
    expect(await send(to)).toEqual({ missed: [to], events: [event] });
  });

  it('gets no mail with a virus', async () => {
    const png = Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*');
    const infected = { picture: { ...letter.picture, png } };
    expect(await send('b@example.com', infected)).toEqual({ missed: ['b@example.com'], events: ['Reject'] });
    expect(await send('b@example.com')).toEqual({ missed: [], events: [] });
  });

  it('is counted by what tags the mail', async () => {
    await send('bounce@simulator.amazonses.com');
    const dimensions = {
      'ses:configuration-set': sender.configurationSet,
      orderId: 'order-1',
      campaign: 'none',
    };
    expect(sending.counted.at(-1)).toEqual({ namespace: 'AWS/SES', name: 'Bounce', dimensions, value: 1 });
  });
});
