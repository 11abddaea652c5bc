import { requireUsable } from '../../../lambdas/aws/services/authority-description.ts';
import { OptionInvalid } from '../../../domain/failures/process-errors.ts';
import { optionDefinition, optionNames, parseOption, parseOptions } from '../../../domain/options/options.ts';
import { requireWithinAuthority } from '../../../domain/options/validity.ts';
import type { Check } from '../check.ts';
import { error, warning, type Finding } from '../finding.ts';

type Values = ReadonlyMap<string, string>;

const set = 'Change it: npm run options -- set NAME VALUE.';

/** What an option says that no order can work with; nothing when all is well. */
const explainRefusal = (parse: () => unknown): string | undefined => {
  try {
    parse();
    return undefined;
  } catch (refusal) {
    if (refusal instanceof OptionInvalid) return refusal.message;
    throw refusal;
  }
};

const ofEach = (values: Values): readonly Finding[] =>
  optionNames.flatMap((name) => {
    const value = values.get(name);
    if (value === undefined) {
      const put = `Deploy the stack again, or write it by hand: ${optionDefinition(name).initial} at first.`;
      return [error('option-missing', `Parameter ${name} is not there.`, put)];
    }
    const refusal = explainRefusal(() => parseOption(name, value));
    return refusal === undefined ? [] : [error('option-invalid', `${refusal}.`, set)];
  });

const ofAll = (values: Values): readonly Finding[] => {
  const refusal = explainRefusal(() => parseOptions(Object.fromEntries(values)));
  return refusal === undefined ? [] : [error('option-invalid', `${refusal}.`, set)];
};

const orphans = (values: Values, path: string): readonly Finding[] =>
  [...values.keys()]
    .filter((name) => !optionNames.some((known) => known === name))
    .map((name) =>
      warning(
        'option-unknown',
        `Parameter ${path}/${name} is no option of this release: nothing reads it.`,
        'See whether its name is misspelt; else delete it: aws ssm delete-parameter.',
      ),
    );

/** Each option, those that are none, and whether they go together. */
export const options: Check = {
  name: 'Options',
  expects: 'each is there and holds what orders can work with',
  look: async ({ readOptions, optionsPath }) => {
    const values = await readOptions();
    const each = ofEach(values);
    return [...(each.length > 0 ? each : ofAll(values)), ...orphans(values, optionsPath)];
  },
};

/** The validity against the end of the CA. */
export const validity: Check = {
  name: 'Validity',
  expects: 'certificates of today end before the CA does',
  look: async ({ readOptions, describeAuthority, now }) => {
    const values = Object.fromEntries(await readOptions());
    if (explainRefusal(() => parseOptions(values)) !== undefined) return [];
    const { end } = requireUsable(await describeAuthority());
    const refusal = explainRefusal(() => {
      requireWithinAuthority(parseOptions(values), end, now);
    });
    const renew = 'Shorten the option validity, or renew the certificate of the CA.';
    return refusal === undefined ? [] : [error('validity-too-long', `${refusal}.`, renew)];
  },
};
