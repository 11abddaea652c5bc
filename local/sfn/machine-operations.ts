import * as v from 'valibot';
import { operation, type Service } from '../aws/operation.ts';
import type { Machine } from './execution.ts';
import type { Registry } from './registry.ts';
import { on, pageEntries, cutPage, seconds } from './requests.ts';

const summarize = ({ arn, name, createdAt }: Machine) => ({
  stateMachineArn: arn,
  name,
  type: 'STANDARD',
  creationDate: seconds(createdAt),
});

/** The operations on state machines. */
export const machineOperations = (registry: Registry): Service['operations'] => ({
  DescribeStateMachine: operation(v.strictObject({ stateMachineArn: v.string() }), {
    permissions: on('DescribeStateMachine', 'stateMachineArn'),
    perform: ({ stateMachineArn }) => {
      const machine = registry.machine(stateMachineArn);
      const { roleArn, text, settings } = machine;
      return { ...summarize(machine), status: 'ACTIVE', definition: text, roleArn, ...settings };
    },
  }),
  ListStateMachines: operation(v.strictObject(pageEntries), {
    permissions: () => [{ action: 'states:ListStateMachines', resource: '*' }],
    perform: (page) => {
      const { items, more } = cutPage(registry.machines, page);
      return { stateMachines: items.map(summarize), ...more };
    },
  }),
});
