import * as v from 'valibot';
import { asRetryable } from '../aws/services/aws-errors.ts';
import { certificateKinds } from '../../domain/certificates/certificate-kinds.ts';
import { NamedError } from '../../domain/failures/errors.ts';
import type { EntryPointName } from '../../domain/entry-points.ts';
import type { LogFields } from '../../domain/failures/log-events.ts';
import { InputInvalid } from '../../domain/failures/process-errors.ts';
import { id } from '../../domain/schema-parts.ts';
import { errorFields, logFailure, logOutcome } from './log.ts';

/** What every task of the process is given: the order that it works for. */
export const OrderTaskSchema = v.object({ orderId: id });

/** What a step that waits is given besides: Step Functions' token to move it on with. */
export const WaitingTaskSchema = v.object({ ...OrderTaskSchema.entries, taskToken: v.string() });

/** What *Load options* is given besides: whether the order renews a mobile ID, and so has its options already. */
export const LoadOptionsTaskSchema = v.object({
  ...OrderTaskSchema.entries,
  renews: v.optional(v.boolean(), false),
});

/** What a step is given that works for one certificate of an order. */
export const CertificateTaskSchema = v.object({
  ...OrderTaskSchema.entries,
  kind: v.picklist(certificateKinds),
});

/** What the step is given besides that asks for the certificate: whether its turn at the CA has come. */
export const IssueTaskSchema = v.object({
  ...CertificateTaskSchema.entries,
  isItsTurn: v.optional(v.boolean(), false),
});

/**
 * What EventBridge says of an execution: its name is the order that it runs for.
 * https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html
 */
export const ExecutionEventSchema = v.pipe(
  v.object({ detail: v.object({ name: v.string(), status: v.string() }) }),
  v.transform(({ detail }) => ({ orderId: detail.name, status: detail.status })),
  v.object({ ...OrderTaskSchema.entries, status: v.string() }),
);

/** What an input may say that every log line of its run carries. */
type Subject = Pick<LogFields, 'orderId' | 'mobileId' | 'parameter'>;

/**
 * The handler of a task state or an event: checks its input, runs the step, and lets only errors out that the
 * state machine may know. Their names are what Retry and Catch match; nothing else of them leaves.
 * @param entryPoint name of the function, for its log lines
 * @param schema what the step takes
 * @param run the step
 */
export const task =
  <Schema extends v.GenericSchema<unknown, Subject>, Output>(
    entryPoint: EntryPointName,
    schema: Schema,
    run: (input: v.InferOutput<Schema>) => Promise<Output>,
  ) =>
  async (event: unknown): Promise<Output> => {
    let fields: LogFields = {};
    try {
      const input = parseInput(schema, event);
      fields = pickSubject(input);
      const result = await run(input);
      logOutcome(entryPoint, 'completed', fields);
      return result;
    } catch (thrown) {
      throw toTaskError(entryPoint, fields, asRetryable(thrown));
    }
  };

const pickSubject = ({ orderId, mobileId, parameter }: Subject): LogFields => ({
  ...(mobileId !== undefined && { mobileId }),
  ...(orderId !== undefined && { orderId }),
  ...(parameter !== undefined && { parameter }),
});

const parseInput = <Schema extends v.GenericSchema>(
  schema: Schema,
  event: unknown,
): v.InferOutput<Schema> => {
  const { success, output, issues } = v.safeParse(schema, event);
  if (!success) throw new InputInvalid(v.getDotPath(issues[0]) ?? 'its root');
  return output;
};

const toTaskError = (entryPoint: EntryPointName, fields: LogFields, error: unknown): Error => {
  if (error instanceof NamedError) {
    logOutcome(entryPoint, 'refused', { ...fields, ...errorFields(error) });
    // Lambda logs the trace of what a handler throws: of a step that waits, or a refusal, it has nothing to tell.
    error.stack = `${error.name}: ${error.message}`;
    return error;
  }
  logFailure(entryPoint, error, fields);
  const unexpected = new Error('Unexpected error; the log has its trace');
  unexpected.name = error instanceof Error ? error.name : 'Error';
  return unexpected;
};
