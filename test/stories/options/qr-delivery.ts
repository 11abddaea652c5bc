import { expect } from 'vitest';
import type { Mail } from '../../../local/index.ts';
import { readPng, readSvg } from '../../../demo/actors/read-qr-code.ts';
import { Phone } from '../../../demo/actors/phone.ts';
import { story } from '../story.ts';

const picturesIn = (mail: Mail | undefined) =>
  mail?.attachments.filter(({ contentType }) => contentType === 'image/png') ?? [];

/** What a reader makes of the picture in a mail. */
export const linkIn = (mail: Mail | undefined): string | undefined => {
  const [picture] = picturesIn(mail);
  return picture && readPng(picture.content);
};

export const qrDelivery = [
  story('the QR code is on the page, and no mail has it', async (world) => {
    await world.setOption('qr-delivery', 'self-service');
    const alva = await world.newUser();
    const { orderId, link, phone } = await alva.goTo('awaiting-phone');
    const { qrCode = '', mailedTo } = await alva.selfService.reachCode(orderId);
    expect([readSvg(qrCode), mailedTo]).toEqual([link, undefined]);
    await phone.answer();
    const answered = await alva.selfService.reach(orderId, 'awaiting-approval');
    expect(answered.activationCode).toBeUndefined();
    await alva.selfService.cancel(orderId);
    await world.processEnds(orderId);
    expect(await world.mailsTo(alva, 0)).toEqual([]);
  }),

  story('the QR code goes by mail, and the page never shows it', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const alva = await world.newUser({ language: 'sv' });
    const { orderId } = await alva.goTo('awaiting-confirmation');
    await alva.selfService.confirm(orderId);
    const code = await alva.selfService.reachCode(orderId);
    expect(Object.keys(code).toSorted()).toEqual(['expiresAt', 'mailedTo']);
    expect(code.mailedTo).not.toContain(alva.email);

    const [mail] = await world.mailsTo(alva, 1);
    const dispositions = picturesIn(mail).map(({ disposition }) => disposition);
    expect(dispositions.toSorted()).toEqual(['ATTACHMENT', 'INLINE']);
    const link = linkIn(mail) ?? '';
    expect(mail?.text).toContain(link);

    const renewed = await alva.selfService.renewCode(orderId);
    expect(Object.keys(renewed.activationCode ?? {}).toSorted()).toEqual(['expiresAt', 'mailedTo']);
    await expect(new Phone(world.cloud.endpoints.api, link).open()).rejects.toMatchObject({ status: 410 });
    const [, again] = await world.mailsTo(alva, 2);
    const phone = new Phone(world.cloud.endpoints.api, linkIn(again) ?? '');
    const matchCode = await phone.answer();
    await alva.selfService.reach(orderId, 'awaiting-approval');
    await alva.selfService.approve(orderId, matchCode);
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
  }),
];
