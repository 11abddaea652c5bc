import type { OptionName } from '../../domain/options/options.ts';

/** Options that hold the same sort of value, values of each sort that they may not hold, and what the error says. */
interface Sort {
  readonly options: readonly OptionName[];
  readonly allowed: string;
  readonly refused: readonly string[];
}

const kinds: Sort = {
  options: ['certificates/authentication', 'certificates/signature', 'certificates/encryption'],
  allowed: 'always, choice, never',
  refused: ['', 'Always', 'sometimes', ' always', 'always\n', 'always,choice', 'true'],
};

const qrDelivery: Sort = {
  options: ['qr-delivery'],
  allowed: 'self-service, email',
  refused: ['', 'sms', 'Email', 'self service', 'email ', 'self-service,email'],
};

const recovery: Sort = {
  options: ['recover-encryption-certificates'],
  allowed: 'true, false',
  refused: ['', 'yes', '1', 'True', 'FALSE', ' true'],
};

const phoneStore: Sort = {
  options: ['phone-store'],
  allowed: 'page, system, choice',
  refused: ['', 'Page', 'system ', 'app', 'page,system'],
};

const notify: Sort = {
  options: ['notify'],
  allowed: 'none, success, failure, both',
  refused: ['', 'both ', 'Both', 'all', 'success,failure', 'x'.repeat(4096)],
};

const validity: Sort = {
  options: ['validity'],
  allowed: 'an ISO 8601 duration of whole years, months and days from P1D to P5Y',
  refused: [
    ...['', 'P', '2 years', '2Y', 'p2y', 'P2Y ', '\nP2Y', 'P1D2Y', 'P2Y2Y'],
    ...['P2W', 'PT48H', 'P1DT1H', 'P1.5Y', 'P1,5Y', '-P1Y', '+P1Y', 'P-1Y'],
    ...['P0D', 'P0Y0M0D', 'P5Y1D', 'P61M', 'P1827D', 'P99Y'],
  ],
};

const attributes = '{commonName}, {email}, {givenName}, {surname}, {upn}, {sid}, {employeeNumber}';

const labels: Sort = {
  options: ['label/user-id', 'label/server-name', 'label/profile-name'],
  allowed: `1 to 256 characters, with ${attributes} for the user's own`,
  refused: [
    ...['', 'x'.repeat(257), 'two\nlines', 'tab\there', 'nul\u0000', 'delete\u007f'],
    ...['{password}', '{Email}', '{userId}', '{ email }', '{}', '{{email}}'],
    ...['Hello {email', 'Hello email}', '{email}}', '${email'],
  ],
};

const timesRefused = [
  ...['', 'PT', '10 minutes', '600', 'pt10m', 'PT10M ', '\nPT10M', 'PT10M1H', 'PT10M10M'],
  ...['P1D', 'P1DT1H', 'PT1.5H', 'PT1,5H', '-PT10M', '+PT10M', 'PT-10M'],
  ...['PT0S', 'PT59S', 'PT0M59S', 'PT999H'],
];

const times: Sort = {
  options: [
    'activation-code-lifetime',
    'confirmation-time',
    'phone-time',
    'approval-time',
    'installation-time',
  ],
  allowed: 'an ISO 8601 duration of hours, minutes and seconds from PT1M to PT24H',
  refused: [...timesRefused, 'PT24H1S', 'PT1441M', 'PT86401S', 'PT25H'],
};

const signInAge: Sort = {
  options: ['sign-in-age'],
  allowed: 'an ISO 8601 duration of hours, minutes and seconds from PT1M to PT12H',
  refused: [...timesRefused, 'PT12H1S', 'PT12H1M', 'PT721M', 'PT24H'],
};

const mobileIdsPerUser: Sort = {
  options: ['mobile-ids-per-user'],
  allowed: '1, 2, 3, 4, 5',
  refused: ['', '0', '6', '10', '-1', '1.5', '01', ' 2', '2 ', '2\n', 'two', 'unlimited'],
};

const reminders: Sort = {
  options: ['reminders'],
  allowed: 'none, or at most 10 different numbers from 365 to 1, the largest first, with commas between',
  refused: [
    ...['', 'None', 'none,7', '0', '60,0', '366', '-7', '7.5', '07', 'P7D', '7d'],
    ...['30, 7', '30;7', '30,', ',30', '7,30', '30,30', '11,10,9,8,7,6,5,4,3,2,1', '7\n'],
  ],
};

const renewalFrom: Sort = {
  options: ['renewal-from'],
  allowed: 'PT0S for never, or an ISO 8601 duration of whole years, months and days from P1D to P1Y',
  refused: [
    ...['', 'P', 'never', 'PT0S ', 'PT1S', 'P0D', 'P1M ', 'P2W', 'PT24H', '-P1D', 'P1.5D'],
    ...['P1Y1D', 'P13M', 'P367D', 'P2Y', 'P30DPT0S'],
  ],
};

const renewalApproval: Sort = {
  options: ['renewal-approval'],
  allowed: 'none, match-code',
  refused: ['', 'None', 'match code', 'match-code ', 'always', 'none,match-code'],
};

const nextSteps: Sort = {
  options: ['next-steps'],
  allowed:
    'none, or a text of 1 to 200 characters, a space and an https link, or one such for each language, as in "en: Text https://a.example | sv: Text https://b.example" (en, sv, de, fr)',
  refused: [
    ...['', 'None', 'Sign in', 'https://a.example', ' Sign in https://a.example', 'Go http://a.example'],
    ...[
      'Go javascript:alert(1)',
      'Go https://user:secret@a.example',
      'Go https://a.example https',
      'x\ny https://a',
    ],
    ...[
      '{email} https://a.example',
      'Go https://a.example/<b>',
      'Go https://a.example:99999/',
      'Go https://..',
    ],
    ...[
      `${'x'.repeat(201)} https://a.example`,
      'es: Ir https://a.example',
      'en: Go https://a.example | Go https://b',
    ],
    ...[
      'en: Go https://a.example | en: Go https://b.example',
      'Go https://a.example\n',
      'en: Go https://a|sv: Gå https://a',
    ],
  ],
};

const testPage: Sort = {
  options: ['test-page'],
  allowed: 'none, or an https link',
  refused: [
    ...['', 'None', 'http://test.example', 'test.example', 'https://', 'https://..', ' https://test.example'],
    ...['https://user:secret@test.example', 'https://test.example/<b>', 'https://test.example:99999/'],
    ...['https://test.example\n', 'Test https://test.example', 'javascript:alert(1)', '{email}'],
  ],
};

/** Every option with every value that it may not hold, and what its error says that is allowed. */
export const refusals = [
  kinds,
  qrDelivery,
  validity,
  labels,
  recovery,
  phoneStore,
  notify,
  times,
  signInAge,
  mobileIdsPerUser,
  reminders,
  renewalFrom,
  renewalApproval,
  nextSteps,
  testPage,
].flatMap(({ options, allowed, refused }) =>
  options.flatMap((name) => refused.map((value) => [name, value, allowed] as const)),
);
