import type { Colors } from '../shared/colors.ts';
import type { Finding, Level } from './finding.ts';
import type { Outcome } from './run-checks.ts';

const paints: Readonly<Record<Level, keyof Pick<Colors, 'red' | 'yellow' | 'cyan'>>> = {
  error: 'red',
  warning: 'yellow',
  advice: 'cyan',
};

const findingLines = ({ level, code, wrong, remedy }: Finding, colors: Colors): readonly string[] => [
  `      ${colors[paints[level]](level.padEnd(7))}  ${wrong} ${colors.dim(`(${code})`)}`,
  `               ${remedy}`,
];

const levels: readonly Level[] = ['error', 'warning', 'advice'];

/** The worst that was found; nothing when all is well. */
const findWorst = ({ findings }: Outcome): Level | undefined =>
  levels.find((level) => findings.some((finding) => finding.level === level));

const chooseMark = (outcome: Outcome, colors: Colors): string => {
  const worst = findWorst(outcome);
  if (worst !== undefined) return colors[paints[worst]](worst === 'advice' ? ' i' : '!!');
  return outcome.wasSeen ? colors.green('ok') : colors.dim(' -');
};

const outcomeLines = (outcome: Outcome, colors: Colors): readonly string[] => {
  const { name, expects, findings, note } = outcome;
  return [
    `${chooseMark(outcome, colors)}  ${name}: ${expects}${note === undefined ? '' : ` ${colors.dim(`(${note})`)}`}`,
    ...findings.flatMap((finding) => findingLines(finding, colors)),
  ];
};

const count = (outcomes: readonly Outcome[], level: Level): string => {
  const number = outcomes.flatMap(({ findings }) => findings).filter((each) => each.level === level).length;
  return `${number.toString()} ${level}${number === 1 || level === 'advice' ? '' : 's'}`;
};

/** What was found, for people. */
export const doctorLines = (outcomes: readonly Outcome[], colors: Colors): readonly string[] => [
  ...outcomes.flatMap((outcome) => outcomeLines(outcome, colors)),
  '',
  `${count(outcomes, 'error')}, ${count(outcomes, 'warning')}, ${count(outcomes, 'advice')}`,
];
