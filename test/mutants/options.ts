import { infrastructureMutantsOf, mutantsOf, type Mutant } from './mutant.ts';

/** Rules of what an option may hold, and of who hears of a bad one, and when. */
export const optionMutants: readonly Mutant[] = [
  ...mutantsOf('shared/model/validity', 'shared/model/validity', [
    ['options: no certificate outlives the CA', 'if (end <= caEnd) return;', 'if (end > caEnd) return;'],
    ['options: a slow order is waited for', 'latestIssuing(options, now)', 'now'],
    ['options: only waits before issuing count', ".slice(0, orderStateNames.indexOf('issuing'))", ''],
    ['options: certificates end on a whole second', 'Math.floor(issuing.getTime() / 1000) * 1000', 'issuing'],
  ]),
  ...mutantsOf('shared/aws/authority-end', 'shared/aws/authority-end', [
    ['options: the CA is asked once an hour', '>= keptFor', '>= 0'],
    [
      'options: a renewal of the CA is noticed',
      '!this.#known || now - this.#known.askedAt >= keptFor',
      '!this.#known',
    ],
    ['options: a CA that does not answer heals', 'throw new ServiceBusy(error', 'throw new TypeError(error'],
  ]),
  ...mutantsOf('shared/model/user', 'shared/model/user', [
    [
      'users: a name is one plain line',
      'cutText(plainLine(text), longestName)',
      'cutText(text, longestName)',
    ],
    ['users: a long name is cut', 'cutText(plainLine(text), longestName)', 'plainLine(text)'],
  ]),
  ...mutantsOf('start/checked-options', 'start/', [
    ['options: validity is held to the CA', /requireWithinAuthority\(options, [^;]*;/, ''],
    ['options: a bad one rings the alarm', /deps\.log\.alarm\([^;]*;/, 'throw error;'],
  ]),
  ...mutantsOf('start/check-options', 'start/check-options', [
    [
      'options: a check that failed is tried again',
      'if (!(error instanceof OptionInvalid)) throw error;',
      '',
    ],
    [
      'options: a bad one is not checked again',
      'if (!(error instanceof OptionInvalid)) throw error;',
      'throw error;',
    ],
  ]),
  ...infrastructureMutantsOf('option-checks', 'option-checks', [
    [
      'options: a change is looked for under the path',
      'Match.prefix(`${options.path}/`)',
      "Match.prefix('/')",
    ],
    ['options: a deletion is checked', ", 'Delete'", ''],
    ['options: a deploy rings no alarm', 'rule.node.addDependency(options);', ''],
  ]),
];
