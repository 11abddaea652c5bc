import { expect, it } from 'vitest';
import { npmRun, run } from './program.ts';

/** What `npm run options -- --local` does while `npm start` runs. */
export const itTakesOptionsFromTheTool = (): void => {
  it('takes options from the administrator’s tool', async () => {
    const changed = await npmRun('options', '--local', 'set', 'qr-delivery', 'email');
    expect(changed.stdout).toMatch(/before +self-service\n +after +email/);
    const listed = await npmRun('options', '--local');
    expect(listed.stdout).toMatch(/qr-delivery +email\n.*\n.*changed .* by .*user\/laptop/);
    const history = await npmRun('options', '--local', 'history', 'qr-delivery');
    expect(history.stdout).toMatch(/^ {2}1 .* self-service .*\n {2}2 .* email .*user\/laptop$/m);
    expect(await npmRun('options', '--local', 'reset', 'qr-delivery')).toMatchObject({ code: 0 });
    const one = await npmRun('options', 'get', 'qr-delivery', '--local', '--json');
    expect(JSON.parse(one.stdout)).toMatchObject({ value: 'self-service', differs: false });
    const refused = await npmRun('options', '--local', 'set', 'validity', 'P10Y');
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('P1D to P5Y')]);
    const tooLong = await npmRun('options', '--local', 'set', 'validity', 'P5Y');
    expect([tooLong.code, tooLong.stderr]).toEqual([
      2,
      expect.stringMatching(/may end on .*, the CA ends on /),
    ]);
  });

  it('ends quietly when nobody reads the rest of its list', async () => {
    const cut = 'npm run --silent options -- --local | head -1; echo "${PIPESTATUS[0]}"';
    const { stdout, stderr } = await run('bash', '-c', cut);
    expect([stdout, stderr]).toEqual([
      expect.stringMatching(/^ {2}certificates\/authentication .*\n0\n$/),
      '',
    ]);
  });
};
