import type { AlarmChange } from './cloudwatch/service.ts';
import type { LogLine } from './lambda/service.ts';
import type { Transition } from './sfn/service.ts';

/** Hears what happens in a local cloud. */
export interface Observer {
  /** A step of an execution, or its end. */
  readonly onTransition?: (transition: Transition) => void;
  /** A line that a function writes. */
  readonly onLog?: (line: LogLine) => void;
  /** An alarm that rings, and when it is over. */
  readonly onAlarm?: (change: AlarmChange) => void;
  /** What should not happen: an event that no try could handle, a fault of the local cloud itself. */
  readonly onProblem?: (problem: unknown) => void;
}
