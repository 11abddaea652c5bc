import {
  ACMPCAClient,
  DescribeCertificateAuthorityCommand,
  type CertificateAuthority,
} from '@aws-sdk/client-acm-pca';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { AuthorityDescription } from '../../../../lambdas/aws/services/authority-description.ts';
import { AuthorityUnusable, ServiceBusy } from '../../../../domain/failures/process-errors.ts';
import { later, start } from '../../../support/orders.ts';

const caArn = 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/issuing';
const [first, renewed] = [new Date('2030-01-01T00:00:00Z'), new Date('2040-01-01T00:00:00Z')];

const usable: CertificateAuthority = {
  Status: 'ACTIVE',
  UsageMode: 'GENERAL_PURPOSE',
  NotAfter: first,
  CertificateAuthorityConfiguration: {
    KeyAlgorithm: 'RSA_2048',
    SigningAlgorithm: 'SHA512WITHRSA',
    Subject: {},
  },
};

// ACM PCA may say of keys what this version of its client has no word for.
function withKey(KeyAlgorithm: string): CertificateAuthority;
function withKey(KeyAlgorithm: string): object {
  return {
    ...usable,
    CertificateAuthorityConfiguration: { KeyAlgorithm, SigningAlgorithm: 'SHA256WITHRSA', Subject: {} },
  };
}

const setUp = (CertificateAuthority = usable) => {
  const client = new ACMPCAClient();
  const clock = { time: start };
  const pca = mockClient(client);
  pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority });
  return { clock, pca, authority: new AuthorityDescription(client, caArn, () => clock.time) };
};

describe('the description of the CA', () => {
  it('has the end of its certificate', async () => {
    const { pca, authority } = setUp();
    await expect(authority.read()).resolves.toMatchObject({ end: first });
    expect(pca).toHaveReceivedCommandExactlyOnceWith(DescribeCertificateAuthorityCommand, {
      CertificateAuthorityArn: caArn,
    });
  });

  it.each([
    ['RSA_2048', 'SHA256WITHRSA'],
    ['RSA_3072', 'SHA256WITHRSA'],
    ['RSA_4096', 'SHA256WITHRSA'],
    ['EC_prime256v1', 'SHA256WITHECDSA'],
    ['EC_secp384r1', 'SHA384WITHECDSA'],
    ['EC_secp521r1', 'SHA512WITHECDSA'],
  ] as const)('says of a key of the type %s that it signs with %s', async (key, signingAlgorithm) => {
    await expect(setUp(withKey(key)).authority.read()).resolves.toMatchObject({ signingAlgorithm });
  });

  it.each<[CertificateAuthority, string]>([
    [{ ...usable, Status: 'DISABLED' }, 'The CA is DISABLED: enable it, or deploy with another CA'],
    [{ ...usable, Status: 'EXPIRED' }, 'The CA is EXPIRED: renew its certificate and install that'],
    [{ ...usable, Status: 'DELETED' }, 'The CA is DELETED: restore it and enable it'],
    [{ Status: 'PENDING_CERTIFICATE' }, 'The CA is PENDING_CERTIFICATE: install its certificate'],
    [{ ...usable, Status: 'FAILED' }, 'The CA is FAILED: deploy with a CA that is ACTIVE'],
    [
      { ...usable, UsageMode: 'SHORT_LIVED_CERTIFICATE' },
      'seven days at most (usage mode SHORT_LIVED_CERTIFICATE): deploy with a CA whose usage mode is GENERAL_PURPOSE',
    ],
    [
      withKey('SM2'),
      'The CA has a key of the type SM2: deploy with a CA whose key is RSA or on a NIST curve',
    ],
  ])('refuses a CA that no order can use, and is asked for again: %j', async (described, sentence) => {
    const { pca, authority } = setUp(described);
    await expect(authority.read()).rejects.toThrow(AuthorityUnusable);
    await expect(authority.read()).rejects.toThrow(sentence);
    pca.on(DescribeCertificateAuthorityCommand).resolves({ CertificateAuthority: usable });
    await expect(authority.read()).resolves.toMatchObject({ end: first });
  });

  it('is asked for once in five minutes, and so a renewal is noticed', async () => {
    const { clock, pca, authority } = setUp();
    await authority.read();
    pca
      .on(DescribeCertificateAuthorityCommand)
      .resolves({ CertificateAuthority: { ...usable, NotAfter: renewed } });
    clock.time = later(299);
    await expect(authority.read()).resolves.toMatchObject({ end: first });
    expect(pca).toHaveReceivedCommandTimes(DescribeCertificateAuthorityCommand, 1);
    clock.time = later(300);
    await expect(authority.read()).resolves.toMatchObject({ end: renewed });
  });

  it.each(['ThrottlingException', 'ResourceNotFoundException', 'AccessDeniedException', 'TimeoutError'])(
    'can be asked for again after %s, which is not remembered',
    async (name) => {
      const { pca, authority } = setUp();
      pca
        .on(DescribeCertificateAuthorityCommand)
        .rejectsOnce(Object.assign(new Error(caArn), { name }))
        .resolves({ CertificateAuthority: usable });
      await expect(authority.read()).rejects.toThrow(new ServiceBusy(name));
      await expect(authority.read()).resolves.toMatchObject({ end: first });
    },
  );

  it('is not there where ACM PCA leaves out what has to be known', async () => {
    const { NotAfter, ...endless } = usable;
    await expect(setUp(endless).authority.read()).rejects.toThrow(ServiceBusy);
  });
});
