import { DescribeCertificateAuthorityCommand } from '@aws-sdk/client-acm-pca';
import { remember } from '../../lambdas/aws/services/remembered.ts';
import { readOptionValues } from '../options/read-values.ts';
import type { Examined, SharedReads } from './check.ts';

/** Reads what several checks go by; an error is not remembered, so each of them tells of it. */
export const shareReads = ({
  pca,
  ssm,
  deployment,
  optionsPath,
  now,
}: Omit<Examined, keyof SharedReads>): SharedReads => {
  const once = <Value>(read: () => Promise<Value>) => remember(Infinity, () => now, read);
  return {
    describeAuthority: once(async () => {
      const CertificateAuthorityArn = deployment.authorityArn;
      const command = new DescribeCertificateAuthorityCommand({ CertificateAuthorityArn });
      return (await pca.send(command)).CertificateAuthority ?? {};
    }),
    readOptions: once(() => readOptionValues(ssm, optionsPath)),
  };
};
