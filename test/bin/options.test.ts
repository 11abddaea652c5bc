import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { changeLines, optionLines } from '../../bin/options/lines.ts';
import { AdministratedOptions } from '../../bin/options/parameters.ts';
import { optionDefinition, optionNames } from '../../lambdas/shared/model/options.ts';
import { OptionInvalid } from '../../lambdas/shared/model/process-errors.ts';
import { Clock } from '../../local/clock.ts';
import { ParameterStore } from '../../local/ssm/parameter-store.ts';
import { inProcess } from '../local/in-process.ts';
import { refusals } from '../support/refused-options.ts';

const path = '/tenant/options';

/** The options of a deployment as they are at first. */
const deployed = (names: readonly string[] = optionNames) => {
  const parameters = optionNames
    .filter((name) => names.includes(name))
    .map((name) => {
      const { initial: Value, pattern: AllowedPattern } = optionDefinition(name);
      return { name: `${path}/${name}`, properties: { Type: 'String', Value, AllowedPattern } };
    });
  const { options } = inProcess(new ParameterStore(new Clock(), parameters));
  return new AdministratedOptions(new SSMClient(options), path);
};

describe('npm run options', () => {
  it('lists every option with its value, what it may hold, and who changed it last', async () => {
    const options = deployed();
    await options.set('notify', 'none');
    const listed = await options.list();
    expect(listed.map(({ name }) => name)).toEqual(optionNames);
    expect(listed.find(({ name }) => name === 'notify')).toMatchObject({
      value: 'none',
      initial: 'both',
      allowed: 'none, success, failure, both',
      changedBy: 'arn:aws:iam::000000000000:user/somebody',
    });
    expect(optionLines(listed).join('\n')).toMatch(/notify +none\n +at first both; allowed: none,/);
  });

  it('says what was there before', async () => {
    const change = await deployed().set('validity', 'P30D');
    expect(change).toEqual({ before: 'P2Y', after: 'P30D' });
    expect(changeLines('validity', change).slice(0, 3)).toEqual([
      'validity',
      '  before  P2Y',
      '  after   P30D',
    ]);
  });

  it('refuses every value that orders cannot work with, says what is allowed, and leaves the old one', async () => {
    const options = deployed();
    const before = await options.list();
    for (const [name, value, allowed] of refusals) {
      const setting = options.set(name, value);
      await expect(setting).rejects.toThrow(OptionInvalid);
      await expect(setting).rejects.toThrow(
        `Parameter ${name} holds ${JSON.stringify(value.slice(0, 256))}; allowed: ${allowed}`,
      );
    }
    expect(await options.list()).toEqual(before);
  });

  it('refuses to leave no kind of certificate', async () => {
    const options = deployed();
    await options.set('certificates/authentication', 'never');
    await expect(options.set('certificates/signature', 'never')).rejects.toThrow('certificates/*');
  });

  it('shows which parameter is missing', async () => {
    const listed = await deployed(optionNames.filter((name) => name !== 'qr-delivery')).list();
    expect(optionLines(listed).join('\n')).toMatch(/qr-delivery +\(no such parameter: deploy the stack\)/);
  });
});
