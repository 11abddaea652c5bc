import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { certificateKinds } from '../../../domain/certificates/certificate-kinds.ts';
import { run } from '../../../lambdas/mobile-ids/lock/revoke-mobile-id.lambda.ts';
import { mobileIdIn } from '../../support/orders.ts';
import { Stage } from '../../support/stage.ts';

const { userId, mobileId, certificates } = mobileIdIn('locked');
const ofEveryKind = Object.fromEntries(
  certificateKinds.map((kind, at) => [
    kind,
    {
      state: 'valid',
      pem: kind,
      serial: `0C0${at.toString()}`,
      notBefore: '2025-01-01T08:00:00.000Z',
      notAfter: '2027-01-01T09:00:00.000Z',
    },
  ]),
);

const task = (reason: string, by: string) => ({ userId, mobileId, reason, by });

describe('the step that revokes a locked mobile ID', () => {
  it.each([
    ['user-locked', 'directory', 'PRIVILEGE_WITHDRAWN'],
    ['user-deleted', 'directory', 'AFFILIATION_CHANGED'],
    ['phone-stolen', 'operator', 'KEY_COMPROMISE'],
    ['replaced', 'process', 'SUPERSEDED'],
  ] as const)('for %s revokes a certificate of every kind', async (reason, by, RevocationReason) => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', { ...mobileIdIn('locked'), certificates: ofEveryKind });
    await run(stage.deps)(task(reason, by));
    for (const { serial } of Object.values(ofEveryKind))
      expect(stage.pca).toHaveReceivedCommandWith(RevokeCertificateCommand, {
        CertificateSerial: serial.toLowerCase(),
        RevocationReason,
      });
    expect(stage.pca).toHaveReceivedCommandTimes(RevokeCertificateCommand, certificateKinds.length);
    const [found] = stage.tables.items('mobile-ids');
    expect(JSON.stringify(found?.['certificates'])).not.toContain('"valid"');
  });

  it('touches none that is not locked', async () => {
    const stage = new Stage();
    stage.tables.put('mobile-ids', { ...mobileIdIn('active'), certificates });
    await run(stage.deps)(task('user-locked', 'directory'));
    expect(stage.pca).not.toHaveReceivedCommand(RevokeCertificateCommand);
  });
});
