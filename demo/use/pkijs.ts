import { Certificate, ContentInfo, EnvelopedData } from 'pkijs';
import { PemConverter } from '@peculiar/x509';
import type { MailProgram } from './mail-program.ts';

const certificateOf = (pem: string): Certificate =>
  Certificate.fromBER(PemConverter.decode(pem)[0] ?? new ArrayBuffer());

/** PKI.js, which encrypts mail in browsers. */
export const pkijs: MailProgram = {
  name: 'PKI.js',
  encrypt: async (text, certificate) => {
    const envelope = new EnvelopedData();
    const keyAgreement = { kdfAlgorithm: 'SHA-256', kekEncryptionLength: 256 };
    envelope.addRecipientByCertificate(certificateOf(certificate), keyAgreement);
    const content = new TextEncoder().encode(text);
    await envelope.encrypt({ name: 'AES-CBC', length: 256 }, Uint8Array.from(content).buffer);
    const message = { contentType: ContentInfo.ENVELOPED_DATA, content: envelope.toSchema() };
    return new Uint8Array(new ContentInfo(message).toSchema().toBER());
  },
  decrypt: async (message, { certificate, privateKey }) => {
    const envelope = new EnvelopedData({ schema: ContentInfo.fromBER(message).content });
    const text = await envelope.decrypt(0, {
      recipientCertificate: certificateOf(certificate),
      recipientPrivateKey: Uint8Array.from(privateKey.export({ format: 'der', type: 'pkcs8' })).buffer,
    });
    return new TextDecoder().decode(text);
  },
};
