import { expect } from 'vitest';
import { ParameterPatternMismatchException } from '@aws-sdk/client-ssm';
import { readPng } from '../../local/people/read-qr-code.ts';
import { Phone } from '../../local/people/phone.ts';
import { story } from './story.ts';

export const options = [
  story('the QR code goes by mail, and the page never shows it', async (world) => {
    await world.setOption('qr-delivery', 'email');
    const alva = await world.newUser({ language: 'sv' });
    const { orderId } = await alva.goTo('awaiting-confirmation');
    await alva.selfService.confirm(orderId);
    const code = await alva.selfService.reachCode(orderId);
    expect(Object.keys(code).toSorted()).toEqual(['expiresAt', 'mailedTo']);
    expect(code.mailedTo).not.toContain(alva.email);

    const [mail] = await world.mailsTo(alva, 1);
    const pictures = mail?.attachments.filter(({ contentType }) => contentType === 'image/png') ?? [];
    expect(pictures.map(({ disposition }) => disposition).toSorted()).toEqual(['ATTACHMENT', 'INLINE']);
    const link = readPng(pictures[0]?.content ?? new Uint8Array()) ?? '';
    expect(mail?.text).toContain(link);

    const phone = new Phone(world.cloud.endpoints.api, link);
    const matchCode = await phone.answer();
    await alva.selfService.reach(orderId, 'awaiting-approval');
    await alva.selfService.approve(orderId, matchCode);
    await phone.install();
    await phone.acknowledge();
    await alva.selfService.reach(orderId, 'completed');
  }),

  story('an option is changed between two orders, and a bad value is refused', async (world) => {
    const [alva, berit] = [await world.newUser(), await world.newUser()];
    const before = await alva.goTo('awaiting-confirmation');
    await world.setOption('certificates/signature', 'never');
    await expect(world.setOption('certificates/signature', 'sometimes')).rejects.toThrow(
      ParameterPatternMismatchException,
    );
    await expect(world.setOption('certificates/signature', 'sometimes')).rejects.toThrow(
      '^(always|choice|never)$',
    );
    const { mobileId } = await berit.getMobileId();
    expect(mobileId.certificates.map(({ kind }) => kind)).toEqual(['authentication']);

    await alva.selfService.confirm(before.orderId);
    const link = (await alva.selfService.reachCode(before.orderId)).link ?? '';
    const { kinds } = await new Phone(world.cloud.endpoints.api, link).open();
    expect(kinds.map(({ kind }) => kind)).toEqual(['authentication', 'signature']);
    await alva.selfService.cancel(before.orderId);
  }),

  story('a value that no order can work with ends the order at its first step', async (world) => {
    await world.setOption('certificates/authentication', 'never');
    await world.setOption('certificates/signature', 'never');
    const alva = await world.newUser();
    const { orderId } = await alva.selfService.start();
    await world.processEnds(orderId);
    expect(await alva.selfService.read(orderId)).toMatchObject({
      state: 'failed',
      ended: { reason: 'option-invalid' },
    });
    expect(world.logged('option-invalid')).toContain('certificates/*');
  }),
];
