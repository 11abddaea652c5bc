import type { Transition } from '../../local/index.ts';
import type { Colors } from '../../bin/shared/colors.ts';

/** What happened in an order, in one line for people. */
export const orderLine = (transition: Transition, colors: Colors): string => {
  const time = transition.at.toISOString().slice(11, 19);
  return `${colors.dim(time)}  order ${transition.execution.slice(0, 8)}  ${whatHappened(transition, colors)}`;
};

const whatHappened = (transition: Transition, colors: Colors): string => {
  switch (transition.type) {
    case 'entered':
      return transition.name;
    case 'retrying':
      return colors.yellow(
        `${transition.name}: ${transition.error}, again in ${transition.seconds.toFixed(1)} s`,
      );
    case 'caught':
      return colors.yellow(`${transition.name}: ${transition.error}, on to ${transition.next}`);
    case 'ended':
      return describeEnd(transition, colors);
  }
};

const describeEnd = (
  { status, error }: Extract<Transition, { readonly type: 'ended' }>,
  colors: Colors,
): string => {
  const text = error === undefined ? status : `${status}: ${error}`;
  return status === 'SUCCEEDED' ? colors.green(`ends: ${text}`) : colors.red(`ends: ${text}`);
};
