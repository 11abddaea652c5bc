import { createSocket } from 'node:dgram';
import { openContainer, type Door, type Trial } from './trial.ts';
import type { Workshop } from './workshop.ts';

const secret = 'between-radius-and-access-point';

/** FreeRADIUS with EAP-TLS and nothing else: https://networkradius.com/doc/current/raddb/mods-available/eap.html */
const configuration = (folder: string, port: number): string => `
raddbdir = ${folder}
logdir = ${folder}
run_dir = ${folder}
libdir = /usr/lib/freeradius
log { destination = stdout }
client localhost {
  ipaddr = 127.0.0.1
  secret = ${secret}
}
modules {
  eap {
    default_eap_type = tls
    tls-config tls-common {
      private_key_file = ${folder}/radius.key
      certificate_file = ${folder}/radius.pem
      ca_file = ${folder}/ca-with-crl.pem
      check_crl = yes
      tls_min_version = "1.2"
      tls_max_version = "1.2"
    }
    tls { tls = tls-common }
  }
}
server default {
  listen {
    type = auth
    ipaddr = 127.0.0.1
    port = ${port.toString()}
  }
  authorize {
    eap
  }
  authenticate {
    Auth-Type eap {
      eap
    }
  }
}
`;

/** What a phone is told of the network. */
const network = (pem: string): string => `network={
  key_mgmt=WPA-EAP
  eap=TLS
  identity="phone"
  ca_cert="radius.pem"
  client_cert="${pem}"
  private_key="${pem}"
}
`;

const findPort = (): Promise<number> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => {
        resolve(port);
      });
    });
  });

const connect = async (workshop: Workshop): Promise<Door> => {
  const port = await findPort();
  const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=radius';
  await workshop.require('openssl', `${made} -keyout radius.key -out radius.pem`.split(' '));
  await workshop.write('radiusd.conf', configuration(workshop.folder, port));
  await workshop.write('network.conf', network(await openContainer(workshop, 'authentication')));
  const serve = ['freeradius', '-d', workshop.folder, '-n', 'radiusd', '-f', '-l', 'stdout'];
  const ask = ['-c', 'network.conf', '-a', '127.0.0.1', '-p', port.toString(), '-s', secret, '-t', '10'];
  const { result, said } = await workshop.whileRuns(serve, /Ready to process requests/, async () => {
    const { text } = await workshop.run('eapol_test', ask);
    return text.trimEnd().endsWith('SUCCESS');
  });
  return { isOpen: result, said };
};

/** A phone at the door of a company's Wi-Fi. */
export const wiFi: readonly Trial[] = [
  { name: 'Wi-Fi, eapol_test at FreeRADIUS', needs: ['openssl', 'freeradius', 'eapol_test'], opens: connect },
];
