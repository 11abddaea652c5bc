import * as v from 'valibot';
import { ServiceError } from './service-error.ts';

/** How the instance of a function may end before its time. */
export type InstanceEnd = 'killed' | 'timed-out';

/** What runs code as a role: an instance of a function. */
export interface Instance {
  /** The event that it handles, as JSON; undefined between two. */
  readonly event: string | undefined;
  /** Ends it at once, whatever it does. */
  readonly end: (how: InstanceEnd) => void;
}

/** Who makes a call: a role of the template, or the person at the laptop, who may do everything. */
export interface Caller {
  /** ARN of the role or user. */
  readonly arn: string;
  /** Logical id of the role in the template; undefined for the person at the laptop. */
  readonly role?: string;
  /** What runs as that role; undefined where it is not a function. */
  readonly instance?: Instance;
}

/** Values of condition keys, in the shape that IAM compares. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

/** One thing that a caller has to be allowed. */
export interface Permission {
  /** Such as `dynamodb:GetItem`. */
  readonly action: string;
  /** ARN that it is about. */
  readonly resource: string;
  readonly context?: ConditionContext;
}

/** One operation of a service's API. */
export interface Operation {
  /** All that the caller has to be allowed; every one of them. */
  readonly permissions: (input: unknown) => readonly Permission[];
  /** Does it, after the caller was found to be allowed. */
  readonly perform: (input: unknown, caller: Caller) => unknown;
}

/** A service: the part of an IAM action before the colon, and its operations by name. */
export interface Service {
  readonly name: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** The answer to a request that AWS would take, perhaps. */
const notTaken = (what: string): ServiceError =>
  new ServiceError('ValidationException', `The local cloud does not emulate ${what}`);

/**
 * Makes an operation out of what its input may be, what it needs, and what it does.
 * @param schema of the input; a member that a strict object of it does not name is one that is not emulated
 */
export const operation = <Schema extends v.GenericSchema>(
  schema: Schema,
  {
    permissions,
    perform,
  }: {
    readonly permissions: (input: v.InferOutput<Schema>) => readonly Permission[];
    readonly perform: (input: v.InferOutput<Schema>, caller: Caller) => unknown;
  },
): Operation => {
  const parse = (input: unknown): v.InferOutput<Schema> => {
    const { success, output, issues } = v.safeParse(schema, input);
    if (success) return output;
    const { message, expected } = issues[0];
    const path = v.getDotPath(issues[0]) ?? 'Input';
    if (expected === 'never') throw notTaken(path);
    throw new ServiceError('ValidationException', `${path}: ${message}`);
  };
  return {
    permissions: (input) => permissions(parse(input)),
    perform: (input, caller) => perform(parse(input), caller),
  };
};
