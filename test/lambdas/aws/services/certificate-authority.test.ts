import {
  ACMPCAClient,
  ACMPCAServiceException,
  GetCertificateCommand,
  IssueCertificateCommand,
  RevokeCertificateCommand,
} from '@aws-sdk/client-acm-pca';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { CertificateAuthority } from '../../../../lambdas/aws/services/certificate-authority.ts';
import {
  CaThrottled,
  CertificateRefusedByCa,
  ServiceBusy,
} from '../../../../domain/failures/process-errors.ts';

const caArn = 'arn:aws-us-gov:acm-pca:us-gov-west-1:111122223333:certificate-authority/issuing';
const arn = `${caArn}/certificate/1`;
const request = {
  csr: 'a certificate request',
  idempotencyToken: 'token',
  signingAlgorithm: 'SHA256WITHRSA',
  apiPassthrough: { Subject: { CommonName: 'Åsta Öberg' } },
  notAfter: new Date('2028-03-01T09:00:00Z'),
};

/** An error as the SDK throws it after so many attempts of its own. */
const answered = (name: string, attempts = 1, httpStatusCode = 400) =>
  new ACMPCAServiceException({
    name,
    $fault: 'client',
    message: name,
    $metadata: { attempts, httpStatusCode },
  });
const timeout = Object.assign(new Error('socket hang up'), { name: 'TimeoutError' });

const setUp = () => {
  const client = new ACMPCAClient();
  return {
    pca: mockClient(client),
    ca: new CertificateAuthority(client, caArn),
  };
};

describe('asking for a certificate', () => {
  it('asks by the one template, in the partition of the CA, until a moment', async () => {
    const { pca, ca } = setUp();
    pca.on(IssueCertificateCommand).resolves({ CertificateArn: arn });
    await expect(ca.issue(request)).resolves.toEqual({ arn });
    expect(pca).toHaveReceivedCommandExactlyOnceWith(IssueCertificateCommand, {
      CertificateAuthorityArn: caArn,
      Csr: Buffer.from('a certificate request'),
      SigningAlgorithm: 'SHA256WITHRSA',
      TemplateArn:
        'arn:aws-us-gov:acm-pca:::template/BlankEndEntityCertificate_CriticalBasicConstraints_APIPassthrough/V1',
      ApiPassthrough: { Subject: { CommonName: 'Åsta Öberg' } },
      Validity: { Type: 'ABSOLUTE', Value: 1835514000 },
      IdempotencyToken: 'token',
    });
  });

  it.each([
    'AccessDeniedException',
    'InvalidArgsException',
    'InvalidArnException',
    'InvalidStateException',
    'LimitExceededException',
    'MalformedCSRException',
    'ResourceNotFoundException',
    'ValidationException',
  ])('answers with a refusal for good when the CA says %s', async (name) => {
    const { pca, ca } = setUp();
    pca.on(IssueCertificateCommand).rejects(answered(name));
    await expect(ca.issue(request)).resolves.toEqual({ refusal: new CertificateRefusedByCa(name) });
  });

  it('answers with a refusal for now when the CA throttles', async () => {
    const { pca, ca } = setUp();
    pca.on(IssueCertificateCommand).rejects(answered('ThrottlingException'));
    await expect(ca.issue(request)).resolves.toEqual({ refusal: new CaThrottled() });
  });

  it.each([
    ['ThrottlingException', 'CaThrottled'],
    ['LimitExceededException', 'CertificateRefusedByCa'],
  ])(
    'throws when the SDK had tried before the CA said %s: that try may have been heard',
    async (name, error) => {
      const { pca, ca } = setUp();
      pca.on(IssueCertificateCommand).rejects(answered(name, 2));
      await expect(ca.issue(request)).rejects.toMatchObject({ name: error });
    },
  );

  it.each([
    ['fails', answered('InternalFailure', 1, 500)],
    ['fails for no reason it says', answered('RequestFailedException')],
    ['fails in a way nobody knows', answered('NewException')],
    ['does not answer in time', timeout],
  ])('throws that it is not known when the CA %s', async (_, error) => {
    const { pca, ca } = setUp();
    pca.on(IssueCertificateCommand).rejects(error);
    await expect(ca.issue(request)).rejects.toThrow(new ServiceBusy(error.name));
  });

  it('throws that it is not known when the answer has no ARN', async () => {
    const { pca, ca } = setUp();
    pca.on(IssueCertificateCommand).resolves({});
    await expect(ca.issue(request)).rejects.toThrow(ServiceBusy);
  });
});

describe('fetching a certificate', () => {
  it('returns it with its chain', async () => {
    const { pca, ca } = setUp();
    pca
      .on(GetCertificateCommand, { CertificateAuthorityArn: caArn, CertificateArn: arn })
      .resolves({ Certificate: 'certificate', CertificateChain: 'chain' });
    await expect(ca.collect(arn)).resolves.toEqual({ pem: 'certificate', chain: 'chain' });
  });

  it.each([
    ['RequestInProgressException', 'CertificateInProgress'],
    ['ThrottlingException', 'CaThrottled'],
    ['RequestFailedException', 'ServiceBusy'],
    ['ResourceNotFoundException', 'ResourceNotFoundException'],
  ])('throws for %s what the process knows as %s', async (name, known) => {
    const { pca, ca } = setUp();
    pca.on(GetCertificateCommand).rejects(answered(name));
    await expect(ca.collect(arn)).rejects.toMatchObject({ name: known });
  });
});

describe('revoking a certificate', () => {
  it('names serial and reason', async () => {
    const { pca, ca } = setUp();
    pca.on(RevokeCertificateCommand).resolves({});
    await ca.revoke('0A1B', 'KEY_COMPROMISE');
    expect(pca).toHaveReceivedCommandExactlyOnceWith(RevokeCertificateCommand, {
      CertificateAuthorityArn: caArn,
      CertificateSerial: '0a1b',
      RevocationReason: 'KEY_COMPROMISE',
    });
  });

  it('is done when it has been done before', async () => {
    const { pca, ca } = setUp();
    pca.on(RevokeCertificateCommand).rejects(answered('RequestAlreadyProcessedException'));
    await expect(ca.revoke('0A1B', 'SUPERSEDED')).resolves.toBeUndefined();
  });

  it.each([
    ['RequestInProgressException', 'ServiceBusy'],
    ['ConcurrentModificationException', 'ServiceBusy'],
    ['ThrottlingException', 'CaThrottled'],
    ['InvalidRequestException', 'InvalidRequestException'],
  ])('throws for %s what the process knows as %s', async (name, known) => {
    const { pca, ca } = setUp();
    pca.on(RevokeCertificateCommand).rejects(answered(name));
    await expect(ca.revoke('0A1B', 'SUPERSEDED')).rejects.toMatchObject({ name: known });
  });
});
