import { ParameterPatternMismatchException, SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { optionDefinition, optionNames, type OptionName } from '../../domain/options/options.ts';
import { OptionInvalid } from '../../domain/failures/process-errors.ts';
import type { DemoCloud } from '../cloud.ts';
import { adminClient } from '../../local/index.ts';
import { until } from '../actors/until.ts';
import { putOption } from '../../bin/options/put-option.ts';

/** Options to change, by name. */
export type ChangedOptions = Readonly<Partial<Record<OptionName, string>>>;

/**
 * Changes options as an administrator does it, with PutParameter.
 * @param onStep hears of each change
 * @throws {OptionInvalid} Parameter Store refuses the value; says what is allowed
 */
export const changeOptions = async (
  { endpoints: { aws, optionsPath } }: DemoCloud,
  options: ChangedOptions,
  onStep: (step: string) => void,
): Promise<void> => {
  const ssm = new SSMClient(adminClient(aws));
  for (const name of optionNames) {
    const value = options[name];
    if (value === undefined) continue;
    await putOption(ssm, optionsPath, name, value).catch((error: unknown) => {
      if (!(error instanceof ParameterPatternMismatchException)) throw error;
      throw new OptionInvalid(name, value, `${optionDefinition(name).allowed}. ${error.message}`);
    });
    onStep(`Option ${name} is ${value}`);
  }
};

const LogLine = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ code: v.literal('option-invalid'), detail: v.string() }),
);

/**
 * Why no order can work with the options, as the functions log it: which parameter, what it holds, what is allowed.
 * @returns undefined when none of them says so
 */
export const optionProblem = async ({ logs }: DemoCloud): Promise<string | undefined> => {
  const reasons = () =>
    logs.flatMap(({ line }) => {
      const parsed = v.safeParse(LogLine, line);
      return parsed.success ? [parsed.output.detail] : [];
    });
  // An order's own check comes first; that of the change comes a moment later.
  const found = await until(reasons, ({ length }) => length > 0, { atMost: 3000 }).catch(() => []);
  return found.at(-1);
};
