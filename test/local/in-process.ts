import type { HttpRequest } from '@smithy/core/protocols';
import * as v from 'valibot';
import type { Caller, Permission, Service } from '../../local/aws/operation.ts';
import { heldToModel } from '../../local/aws/held-to-model.ts';
import { responseTo } from '../support/dynamodb/api.ts';

const RequestSchema = v.object({
  headers: v.object({ 'x-amz-target': v.string() }),
  body: v.pipe(
    v.instance(Uint8Array),
    v.transform((bytes) => new TextDecoder().decode(bytes)),
    v.parseJson(),
  ),
});

/** The one who calls, unless a test says otherwise. */
export const somebody: Caller = { arn: 'arn:aws:iam::000000000000:user/somebody' };

/**
 * Lets SDK clients call a service without a network. Everything is allowed.
 * @returns `options` for a client, and what IAM was asked so far
 */
export const inProcess = (service: Service, caller = somebody) => {
  const { operations } = heldToModel(service);
  const asked: Permission[] = [];
  const perform = (request: HttpRequest): unknown => {
    const { headers, body } = v.parse(RequestSchema, request);
    const name = headers['x-amz-target'].split('.').at(-1) ?? '';
    const operation = operations[name];
    if (!operation) throw new Error(`${service.name} has no ${name}`);
    asked.push(...operation.permissions(body));
    return operation.perform(body, caller);
  };
  const options = {
    region: 'eu-central-1',
    credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'of no account' },
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: HttpRequest) => ({
        response: await responseTo(Promise.resolve(request).then(perform)),
      }),
    },
  };
  return { asked, options };
};
