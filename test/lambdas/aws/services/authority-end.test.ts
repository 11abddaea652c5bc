import { ACMPCAClient, DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { AuthorityEnd } from '../../../../lambdas/aws/services/authority-end.ts';
import { ServiceBusy } from '../../../../domain/failures/process-errors.ts';
import { later, start } from '../../../support/orders.ts';

const caArn = 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/issuing';
const [first, renewed] = [new Date('2030-01-01T00:00:00Z'), new Date('2040-01-01T00:00:00Z')];

const setUp = () => {
  const client = new ACMPCAClient();
  const clock = { time: start };
  const pca = mockClient(client);
  pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority: { NotAfter: first } });
  return { clock, pca, authorityEnd: new AuthorityEnd(client, caArn, () => clock.time) };
};

describe('the end of the CA', () => {
  it('is that of its own certificate', async () => {
    const { pca, authorityEnd } = setUp();
    await expect(authorityEnd.read()).resolves.toEqual(first);
    expect(pca).toHaveReceivedCommandExactlyOnceWith(DescribeCertificateAuthorityCommand, {
      CertificateAuthorityArn: caArn,
    });
  });

  it('is asked for once an hour, and so a renewal is noticed', async () => {
    const { clock, pca, authorityEnd } = setUp();
    await authorityEnd.read();
    pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority: { NotAfter: renewed } });
    clock.time = later(3599);
    await expect(authorityEnd.read()).resolves.toEqual(first);
    expect(pca).toHaveReceivedCommandTimes(DescribeCertificateAuthorityCommand, 1);
    clock.time = later(3600);
    await expect(authorityEnd.read()).resolves.toEqual(renewed);
  });

  it.each(['ThrottlingException', 'ResourceNotFoundException', 'AccessDeniedException', 'TimeoutError'])(
    'can be asked for again after %s, which is not remembered',
    async (name) => {
      const { pca, authorityEnd } = setUp();
      pca
        .on(DescribeCertificateAuthorityCommand)
        .rejectsOnce(Object.assign(new Error(caArn), { name }))
        .resolves({ CertificateAuthority: { NotAfter: first } });
      await expect(authorityEnd.read()).rejects.toThrow(new ServiceBusy(name));
      await expect(authorityEnd.read()).resolves.toEqual(first);
    },
  );

  it('is not there before the CA has a certificate', async () => {
    const { pca, authorityEnd } = setUp();
    pca
      .on(DescribeCertificateAuthorityCommand)
      .resolves({ CertificateAuthority: { Status: 'PENDING_CERTIFICATE' } });
    await expect(authorityEnd.read()).rejects.toThrow(ServiceBusy);
  });
});
