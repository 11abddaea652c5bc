import { ParameterPatternMismatchException } from '@aws-sdk/client-ssm';
import { X509Certificate } from '@peculiar/x509';
import { expect } from 'vitest';
import type { Labels } from '../../../domain/order/order.ts';
import type { Person } from '../person.ts';
import { story } from '../story.ts';

/** Gets a mobile ID, and sees to it that phone, order and mobile ID show the same labels. */
const errandOf = async (alva: Person): Promise<{ readonly labels: Labels; readonly pem: string }> => {
  const { activation, order, mobileId, installation } = await alva.getMobileId();
  expect([activation.labels, order.labels]).toEqual([mobileId.labels, mobileId.labels]);
  return { labels: mobileId.labels, pem: installation.certificates[0]?.pem ?? '' };
};

const commonNameIn = (pem: string): string | undefined =>
  new X509Certificate(pem).subjectName.getField('CN')[0];

/** A name in the directory, what stands of it in a label, and in a certificate. */
const hostileNames = [
  [
    '\u202e<img src=x onerror=alert(1)>\r\nBcc: "A"\u0000\u001b[31m\u2028& B\u2069',
    '<img src=x onerror=alert(1)> Bcc: "A" [31m & B',
    '<img src=x onerror=alert(1)> Bcc: "A" [31m & B',
  ],
  ['Alva'.repeat(2500), 'Alva'.repeat(32), 'Alva'.repeat(16)],
] as const;

export const labels = [
  story('labels are filled from the directory, and the phone and both pages show them', async (world) => {
    await world.setOptions({
      'label/user-id': '{upn} ({employeeNumber})',
      'label/server-name': 'Mobile ID of {givenName}',
      'label/profile-name': '{surname}, {sid}',
    });
    const upn = 'alva@corp.example.com';
    const sid = 'S-1-5-21-3623811015-3361044348-30300820-1013';
    const names = { givenName: 'Alva', surname: 'Active', employeeNumber: '1001' };
    const alva = await world.newUser({ ...names, upn, sid });
    expect((await errandOf(alva)).labels).toEqual({
      userId: `${upn} (1001)`,
      serverName: 'Mobile ID of Alva',
      profileName: `Active, ${sid}`,
    });
  }),

  story('what the directory lacks is left out of a label, and an empty one is the name', async (world) => {
    await world.setOptions({
      'label/user-id': '{upn}',
      'label/server-name': 'Mobile ID {sid}',
      'label/profile-name': '{givenName} {commonName}',
    });
    const alva = await world.newUser();
    expect((await errandOf(alva)).labels).toEqual({
      userId: 'Alva Active',
      serverName: 'Mobile ID',
      profileName: 'Alva Active',
    });
  }),

  story('a name that means harm is one plain line, and its user gets a mobile ID', async (world) => {
    await world.setOption('label/profile-name', '{commonName}');
    const errands = hostileNames.map(async ([commonName, label, inCertificate]) => {
      const alva = await world.newUser({ commonName });
      const { labels: shown, pem } = await errandOf(alva);
      expect([shown.profileName, commonNameIn(pem)]).toEqual([label, inCertificate]);
      const [mail] = await world.mailsTo(alva, 1);
      expect(mail?.html).not.toContain('<img');
    });
    await Promise.all(errands);
  }),

  story('an attribute that users do not have is refused at the door', async (world) => {
    for (const label of ['label/user-id', 'label/server-name', 'label/profile-name'] as const) {
      const setting = world.setOption(label, 'Phone of {nickname}');
      await expect(setting).rejects.toThrow(ParameterPatternMismatchException);
      await expect(setting).rejects.toThrow(
        'allowedPattern: ^([^{}\\x00-\\x1f\\x7f]|\\{(commonName|email|givenName|surname|upn|sid|employeeNumber)\\}){1,256}$',
      );
    }
  }),
];
