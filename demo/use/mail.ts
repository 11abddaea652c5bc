import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pkijs } from './pkijs.ts';
import { importIntoNss, openContainer, type Door, type Trial } from './trial.ts';
import type { Workshop } from './workshop.ts';

const writerDatabase = 'nss-of-writer';
const readerDatabase = 'nss-of-reader';

const text = 'See you on Thursday.\n';

/** OpenSSL holds a signed mail against the CA, its CRL, and what the key may be used for. */
const verifyByOpenssl = async (workshop: Workshop, mail: string): Promise<Door> => {
  const trust = '-CAfile ca-with-crl.pem -crl_check -purpose smimesign';
  const verified = await workshop.run('openssl', `cms -verify -in ${mail} -inform DER ${trust}`.split(' '));
  return { isOpen: verified.isContent && verified.text.includes(text.trim()), said: verified.text };
};

/** The same by NSS, which takes the CRL into its database, and says in two answers what is wrong. */
const verifyByNss = async (workshop: Workshop, mail: string): Promise<Door> => {
  const name = await importIntoNss(workshop, 'signature', readerDatabase);
  const database = ['-d', `sql:${readerDatabase}`];
  await workshop.require('openssl', 'crl -in crl.pem -outform DER -out crl.der'.split(' '));
  await workshop.require('crlutil', ['-I', ...database, '-i', 'crl.der', '-t', '1']);
  const decoded = await workshop.run('cmsutil', ['-D', ...database, '-i', mail, '-h', '1']);
  const checked = await workshop.run('certutil', ['-V', ...database, '-n', name, '-u', 'S']);
  const isGood = decoded.text.includes('signer0.status=GoodSignature') && decoded.text.includes(text.trim());
  return { isOpen: isGood && checked.isContent, said: decoded.text + checked.text };
};

const signByOpenssl = async (workshop: Workshop): Promise<string> => {
  await workshop.write('text', text);
  const pem = await openContainer(workshop, 'signature');
  const sign = `cms -sign -in text -signer ${pem} -nodetach -outform DER -out openssl.der`;
  await workshop.require('openssl', sign.split(' '));
  return 'openssl.der';
};

const signedByOpenssl: Trial = {
  name: 'email, signed and verified by OpenSSL',
  needs: ['openssl'],
  opens: async (workshop) => verifyByOpenssl(workshop, await signByOpenssl(workshop)),
};

const verifiedByNss: Trial = {
  name: 'email, signed by OpenSSL, verified by NSS (the S/MIME of Thunderbird)',
  needs: ['openssl', 'certutil', 'pk12util', 'cmsutil', 'crlutil'],
  opens: async (workshop) => verifyByNss(workshop, await signByOpenssl(workshop)),
};

const signedByNss: Trial = {
  name: 'email, signed by NSS, verified by OpenSSL',
  needs: ['openssl', 'certutil', 'pk12util', 'cmsutil'],
  opens: async (workshop) => {
    await workshop.write('text', text);
    const name = await importIntoNss(workshop, 'signature', writerDatabase);
    const sign = `-S -d sql:${writerDatabase} -N ${name} -i text -o nss.der -G -H SHA256`;
    await workshop.require('cmsutil', sign.split(' '));
    return verifyByOpenssl(workshop, 'nss.der');
  },
};

const readByOpenssl: Trial = {
  name: 'email, encrypted before and read with the recovered key by OpenSSL',
  needs: ['openssl'],
  staysOpen: true,
  opens: async (workshop) => {
    await workshop.write('text', text);
    const pem = await openContainer(workshop, 'encryption');
    const encrypt = `cms -encrypt -aes-256-cbc -in text -outform DER -out secret.der -recip ${pem}`;
    await workshop.require('openssl', `${encrypt} -keyopt ecdh_kdf_md:sha256 -aes256-wrap`.split(' '));
    const decrypt = `cms -decrypt -in secret.der -inform DER -recip ${pem} -inkey ${pem}`;
    const { text: said } = await workshop.run('openssl', decrypt.split(' '));
    return { isOpen: said.includes(text.trim()), said };
  },
};

/** It reads no mail without user keying material, which is optional (RFC 5753 section 7.2), and OpenSSL writes none. */
const readByPkijs: Trial = {
  name: 'email, encrypted before and read with the recovered key by PKI.js (the S/MIME of web mail)',
  needs: ['openssl'],
  staysOpen: true,
  opens: async (workshop) => {
    const pem = await readFile(workshop.path(await openContainer(workshop, 'encryption')), 'utf8');
    const message = await pkijs.encrypt(text, pem);
    const said = await pkijs.decrypt(message, { certificate: pem, privateKey: createPrivateKey(pem) });
    return { isOpen: said === text, said };
  },
};

/** Mail that is signed, and mail that only its reader can open. */
export const mail: readonly Trial[] = [
  ...[signedByOpenssl, verifiedByNss, signedByNss],
  ...[readByOpenssl, readByPkijs],
];
