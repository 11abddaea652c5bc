import type { CertificateKind } from '../../../../domain/certificates/certificate-kinds.ts';
import { derOf } from '../../../../local/acm-pca/x509/index.ts';
import type { Identity } from '../../../../web/phone/system-store/pkcs12.ts';
import { issue } from '../../../support/issued-certificates.ts';
import { keyPair } from '../../../support/x509/keys.ts';

/**
 * An identity as a phone has it once its certificate is there.
 * @param name its label
 */
export const identityFor = (
  type: 'P-256' | 'RSA-2048',
  name: string,
  kind: CertificateKind = 'authentication',
): Identity => {
  const { pem, chain } = issue({ key: type }, kind);
  return {
    name,
    privateKey: keyPair(type).privateKey.export({ type: 'pkcs8', format: 'der' }),
    certificate: derOf(pem),
    chain: chain
      .split(/(?<=-----END CERTIFICATE-----\n)/)
      .filter(Boolean)
      .map(derOf),
  };
};
