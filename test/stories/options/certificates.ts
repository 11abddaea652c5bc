import { KeyUsageFlags, KeyUsagesExtension, X509Certificate } from '@peculiar/x509';
import { expect } from 'vitest';
import { certificateKinds, type CertificateKind } from '../../../domain/certificates/certificate-kinds.ts';
import type { KindPolicy } from '../../../domain/options/options.ts';
import type { Person } from '../person.ts';
import { story } from '../story.ts';
import type { World } from '../world.ts';

type Policies = Readonly<Record<CertificateKind, KindPolicy>>;

/** The policies of all kinds, turned on by one kind, and by another: each kind has each policy once. */
const rotations: readonly Policies[] = [
  { authentication: 'always', signature: 'choice', encryption: 'never' },
  { authentication: 'never', signature: 'always', encryption: 'choice' },
  { authentication: 'choice', signature: 'never', encryption: 'always' },
];

const setPolicies = ({ authentication, signature, encryption }: Policies, world: World): Promise<void> =>
  world.setOptions({
    'certificates/authentication': authentication,
    'certificates/signature': signature,
    'certificates/encryption': encryption,
  });

const kindsThatAre = (policies: Policies, ...wanted: readonly KindPolicy[]) =>
  certificateKinds.filter((kind) => wanted.includes(policies[kind]));

/** A new order at its first page, and the choices on it. */
const firstPage = async (alva: Person) => {
  const { orderId } = await alva.goTo('awaiting-confirmation');
  return { orderId, choices: (await alva.selfService.read(orderId)).choices };
};

/** The user asks for kinds that the order does not offer, is told so, and nothing is lost. */
const expectRefused = async (
  { selfService }: Person,
  orderId: string,
  kinds: CertificateKind[],
  detail: string,
): Promise<void> => {
  await expect(selfService.confirm(orderId, { kinds })).rejects.toMatchObject({
    status: 422,
    code: 'choice-not-offered',
    body: { detail },
  });
  const order = await selfService.read(orderId);
  expect([order.state, order.confirmation]).toEqual(['awaiting-confirmation', undefined]);
};

const getsWhatPoliciesSay = async (alva: Person, orderId: string, policies: Policies): Promise<void> => {
  for (const kind of kindsThatAre(policies, 'never'))
    await expectRefused(alva, orderId, [kind], `Certificates of this kind are not issued: ${kind}`);
  const chosen = kindsThatAre(policies, 'choice');
  const { order, mobileId } = await alva.getMobileId({ kinds: chosen });
  expect(order.orderId).toBe(orderId);
  expect(mobileId.certificates.map(({ kind }) => kind)).toEqual(kindsThatAre(policies, 'always', 'choice'));
};

const usagesOf = (pem: string) => new X509Certificate(pem).getExtension(KeyUsagesExtension)?.usages;

export const certificates = [
  story('each kind of certificate is issued always, when the user chooses it, or never', async (world) => {
    const errands = [];
    for (const policies of rotations) {
      await setPolicies(policies, world);
      const alva = await world.newUser();
      const { orderId, choices } = await firstPage(alva);
      expect(choices?.kinds).toEqual(certificateKinds.map((kind) => ({ kind, policy: policies[kind] })));
      errands.push({ alva, orderId, policies });
    }
    await Promise.all(
      errands.map(({ alva, orderId, policies }) => getsWhatPoliciesSay(alva, orderId, policies)),
    );
  }),

  story('a user who may choose every kind has to choose one, and gets that one only', async (world) => {
    await setPolicies({ authentication: 'choice', signature: 'choice', encryption: 'choice' }, world);
    const alva = await world.newUser();
    const { orderId } = await firstPage(alva);
    await expectRefused(alva, orderId, [], 'Choose one kind of certificate at least');
    const { installation } = await alva.getMobileId({ kinds: ['encryption'] });
    expect(installation.certificates.map(({ kind }) => kind)).toEqual(['encryption']);
    expect(installation.certificates.map(({ pem }) => usagesOf(pem))).toEqual([KeyUsageFlags.keyAgreement]);
  }),

  story('with no kind left to issue, an order ends at its first step', async (world) => {
    await setPolicies({ authentication: 'never', signature: 'never', encryption: 'never' }, world);
    const alva = await world.newUser();
    const { orderId } = await alva.selfService.start();
    await world.processEnds(orderId);
    expect(await alva.selfService.read(orderId)).toMatchObject({
      state: 'failed',
      ended: { reason: 'option-invalid' },
    });
    expect(world.logged('option-invalid')).toContain(
      String.raw`Parameter certificates/* holds \"never\"; allowed: always or choice for one kind at least`,
    );
    await world.rang('OptionInvalid');
  }),
];
