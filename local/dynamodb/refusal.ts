import * as v from 'valibot';
import { ServiceError } from '../aws/service-error.ts';

const AnswerSchema = v.object({
  statusCode: v.number(),
  body: v.object({ __type: v.string(), message: v.optional(v.string()), Message: v.optional(v.string()) }),
});

/**
 * What the service answers for an error of dynalite; any other error stays what it is.
 * @param members stand beside the message
 */
export const toServiceError = (error: unknown, members: Readonly<Record<string, unknown>> = {}): Error => {
  const { success, output } = v.safeParse(AnswerSchema, error);
  if (!success) return error instanceof Error ? error : new Error(String(error));
  const { __type, message, Message = '' } = output.body;
  const code = __type.slice(__type.indexOf('#') + 1);
  return new ServiceError(code, message ?? Message, { status: output.statusCode, members });
};
