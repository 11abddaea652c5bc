import type { Endpoints } from '../cloud.ts';
import type { DemoUser } from '../actors/demo-users.ts';

const width = 14;

const row = (name: string, text: string): string => `  ${name.padEnd(width)}${text}`;

/** What somebody sees when the local cloud is up: where everything is, and what to click. */
export const welcome = (endpoints: Endpoints, users: readonly DemoUser[]): readonly string[] => [
  '',
  row('Get mobile ID', `${endpoints.site}/`),
  row('API', endpoints.api),
  row('Mail inbox', endpoints.inbox),
  row('AWS endpoint', endpoints.aws),
  row('Functions log', '.local/functions.log'),
  '',
  'Open the first address, sign in, and click Get Mobile ID. A real phone cannot reach 127.0.0.1:',
  'open the link below the QR code in another window; that window is the phone.',
  '',
  ...users.map(({ attributes, hint }) => row(attributes.email.split('@')[0] ?? '', hint)),
  '',
  'Change an option; orders that start in half a minute work by it:',
  '  npm run options -- --local set qr-delivery email',
  `  aws --endpoint-url ${endpoints.aws} ssm put-parameter --overwrite \\`,
  `    --name ${endpoints.optionsPath}/qr-delivery --value email`,
  '',
  'Show another brand, or none; docs/brand.md says how:',
  '  npm run brand -- reset --local',
  '',
  'This is a test bed and a demo, never a product; all of it is gone when it stops. Ctrl-C stops it.',
  '',
];
