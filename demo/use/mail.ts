import { importIntoNss, openContainer, type Trial } from './trial.ts';
import type { Workshop } from './workshop.ts';

const mailDatabase = 'nss-of-mail';

const text = 'See you on Thursday.\n';

/** OpenSSL holds a signed mail against the CA, its CRL, and what the key may be used for. */
const isVerified = async (workshop: Workshop, mail: string): Promise<boolean> => {
  const trust = '-CAfile ca-with-crl.pem -crl_check -purpose smimesign';
  const verified = await workshop.run('openssl', `cms -verify -in ${mail} -inform DER ${trust}`.split(' '));
  return verified.isContent && verified.text.includes(text.trim());
};

const signedByOpenssl: Trial = {
  name: 'email, signed and verified by OpenSSL',
  needs: ['openssl'],
  opens: async (workshop) => {
    await workshop.write('text', text);
    const pem = await openContainer(workshop, 'signature');
    const sign = `cms -sign -in text -signer ${pem} -nodetach -outform DER -out openssl.der`;
    await workshop.require('openssl', sign.split(' '));
    return isVerified(workshop, 'openssl.der');
  },
};

const signedByNss: Trial = {
  name: 'email, signed by NSS (the S/MIME of Thunderbird), verified by OpenSSL',
  needs: ['openssl', 'certutil', 'pk12util', 'cmsutil'],
  opens: async (workshop) => {
    await workshop.write('text', text);
    const name = await importIntoNss(workshop, 'signature', mailDatabase);
    const sign = `-S -d sql:${mailDatabase} -N ${name} -i text -o nss.der -G -H SHA256`;
    await workshop.require('cmsutil', sign.split(' '));
    return isVerified(workshop, 'nss.der');
  },
};

const encrypted: Trial = {
  name: 'email, encrypted before and read with the recovered key by OpenSSL',
  needs: ['openssl'],
  staysOpen: true,
  opens: async (workshop) => {
    await workshop.write('text', text);
    const pem = await openContainer(workshop, 'encryption');
    const encrypt = `cms -encrypt -aes-256-cbc -in text -outform DER -out secret.der -recip ${pem}`;
    await workshop.require('openssl', `${encrypt} -keyopt ecdh_kdf_md:sha256 -aes256-wrap`.split(' '));
    const decrypt = `cms -decrypt -in secret.der -inform DER -recip ${pem} -inkey ${pem}`;
    return (await workshop.run('openssl', decrypt.split(' '))).text.includes(text.trim());
  },
};

/** Mail that is signed, and mail that only its reader can open. */
export const mail: readonly Trial[] = [signedByOpenssl, signedByNss, encrypted];
