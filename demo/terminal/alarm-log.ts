import type { AlarmChange } from '../../local/index.ts';
import type { Colors } from '../../bin/shared/colors.ts';

/** That an alarm rings or is over, in one line for people. */
export const alarmLine = ({ at, name, description, state }: AlarmChange, colors: Colors): string => {
  const time = colors.dim(at.toISOString().slice(11, 19));
  return state === 'ALARM'
    ? `${time}  ${colors.red(`ALARM ${name}: ${description}`)}`
    : `${time}  ${colors.green(`OK    ${name} is over`)}`;
};
