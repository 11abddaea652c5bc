import * as v from 'valibot';
import { operation, type Permission, type Service } from '../aws/operation.ts';
import { StateFailure } from './failure.ts';
import { parseJson, type Registry } from './registry.ts';
import { DataSchema, whyEntries } from './requests.ts';
import type { TaskTokens } from './task-tokens.ts';

/** The operations that waiting tasks hear of. No task that is emulated minds the lack of heartbeats. */
export const taskOperations = (registry: Registry, tokens: TaskTokens): Service['operations'] => {
  // AWS reads the state machine out of the token; a token that nobody was given counts as the first machine's.
  const on =
    (action: string) =>
    ({ taskToken }: { readonly taskToken: string }): readonly Permission[] => {
      const resource = tokens.findStateMachine(taskToken) ?? registry.machines[0]?.arn ?? '*';
      return [{ action: `states:${action}`, resource }];
    };
  const taskToken = v.string();
  return {
    SendTaskSuccess: operation(v.strictObject({ taskToken, output: DataSchema }), {
      permissions: on('SendTaskSuccess'),
      perform: (input) => {
        const { resolve } = tokens.find(input.taskToken);
        resolve(parseJson(input.output, 'InvalidOutput'));
        return {};
      },
    }),
    SendTaskFailure: operation(v.strictObject({ taskToken, ...whyEntries }), {
      permissions: on('SendTaskFailure'),
      perform: ({ error, cause, ...input }) => {
        tokens.find(input.taskToken).reject(new StateFailure(error, cause));
        return {};
      },
    }),
    SendTaskHeartbeat: operation(v.strictObject({ taskToken }), {
      permissions: on('SendTaskHeartbeat'),
      perform: (input) => {
        tokens.find(input.taskToken);
        return {};
      },
    }),
  };
};
