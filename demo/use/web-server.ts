import { importIntoNss, nssDatabase, openContainer, type Door, type Trial } from './trial.ts';
import type { Workshop } from './workshop.ts';

const page = 'HTTP/1.0 200';

/** A web server of OpenSSL that lets in whom the CA certified, unless the CRL names them. */
const whileServes = async (workshop: Workshop, visit: (port: string) => Promise<boolean>): Promise<Door> => {
  const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost';
  await workshop.require('openssl', `${made} -keyout server.key -out server.pem`.split(' '));
  const checks = '-Verify 3 -verify_return_error -crl_check -CRL crl.pem -CAfile ca.pem';
  const serve = `openssl s_server -accept 127.0.0.1:0 -www -key server.key -cert server.pem ${checks}`;
  const { result, said } = await workshop.whileRuns(serve.split(' '), /^ACCEPT .*:(\d+)$/m, visit);
  return { isOpen: result, said };
};

const byOpenssl: Trial = {
  name: 'web server, OpenSSL',
  needs: ['openssl'],
  opens: async (workshop) => {
    const pem = await openContainer(workshop, 'authentication');
    return whileServes(workshop, async (port) => {
      const connect = `s_client -connect 127.0.0.1:${port} -quiet -cert ${pem} -key ${pem} -cert_chain ${pem}`;
      return (await workshop.run('openssl', connect.split(' '), 'GET / HTTP/1.0\r\n\r\n')).text.includes(
        page,
      );
    });
  },
};

const byNss: Trial = {
  name: 'web server, NSS (the TLS of Firefox)',
  needs: ['openssl', 'certutil', 'pk12util', 'tstclnt'],
  opens: async (workshop) => {
    const name = await importIntoNss(workshop, 'authentication', nssDatabase);
    return whileServes(workshop, async (port) => {
      const connect = ['-h', 'localhost', '-4', '-p', port, '-d', `sql:${nssDatabase}`, '-n', name, '-o'];
      return (await workshop.run('tstclnt', connect, 'GET / HTTP/1.0\r\n\r\n')).text.includes(page);
    });
  },
};

// What an administrator says by the policy AutoSelectCertificateForUrls: nobody is there to pick one.
const preferences = {
  profile: { managed_auto_select_certificate_for_urls: ['{"pattern":"*","filter":{}}'] },
};

const byChromium: Trial = {
  name: 'web server, chromium with the keys in NSS',
  needs: ['openssl', 'certutil', 'pk12util', 'chromium'],
  opens: async (workshop) => {
    await importIntoNss(workshop, 'authentication', nssDatabase);
    await workshop.run('mkdir', ['-p', 'profile/Default']);
    await workshop.write('profile/Default/Preferences', JSON.stringify(preferences));
    return whileServes(workshop, async (port) => {
      const flags = ['--headless=new', '--no-sandbox', '--ignore-certificate-errors', '--dump-dom'];
      const profile = `--user-data-dir=${workshop.path('profile')}`;
      const { text } = await workshop.run('chromium', [...flags, profile, `https://localhost:${port}/`]);
      return text.includes('Ciphers supported in s_server');
    });
  },
};

/** Whoever visits a web server that asks for a certificate. */
export const webServer: readonly Trial[] = [byOpenssl, byNss, byChromium];
