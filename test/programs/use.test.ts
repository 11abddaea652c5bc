import { describe, expect, it } from 'vitest';
import { npmRun } from './program.ts';

/** What `--use` said of each trial, by what it is of: the words before it, in order. */
const readTrials = (stdout: string): ReadonlyMap<string, readonly string[]> => {
  const [, told = ''] = stdout.split('\nWhat the mobile ID opens\n');
  const lines = told.trimEnd().split('\n');
  const said = new Map<string, string[]>();
  for (const line of lines) {
    const [, word = '', name = ''] =
      /^ {2}(\S+(?: \S+)?) +(.+?)(?:, [\d.]+ s after the QR code|, once it was locked|: not installed here: .*)$/.exec(
        line,
      ) ?? [];
    said.set(name, [...(said.get(name) ?? []), word]);
  }
  return said;
};

describe('npm run demo -- --use', () => {
  it('opens what asks for a mobile ID with programs that nobody here wrote, until it is locked', async () => {
    const { code, stdout } = await npmRun('demo', '--use');
    const trials = readTrials(stdout);
    // What could not be shown here is to be read in what the gate prints.
    for (const line of stdout.split('\n').filter((each) => each.includes('not installed here')))
      process.stdout.write(`${line}\n`);
    expect([...trials.keys()]).toEqual([
      'web server, OpenSSL',
      'web server, NSS (the TLS of Firefox)',
      'web server, chromium with the keys in NSS',
      'email, signed and verified by OpenSSL',
      'email, signed by OpenSSL, verified by NSS (the S/MIME of Thunderbird)',
      'email, signed by NSS, verified by OpenSSL',
      'email, encrypted before and read with the recovered key by OpenSSL',
      'email, encrypted before and read with the recovered key by PKI.js (the S/MIME of web mail)',
      'Wi-Fi, eapol_test at FreeRADIUS',
    ]);
    for (const [name, words] of trials)
      expect([name, words]).toEqual([
        name,
        expect.toBeOneOf([['skipped'], name.includes('encrypted') ? ['let in'] : ['let in', 'refused']]),
      ]);
    expect(code).toBe(0);
  });
});
