import * as v from 'valibot';
import { definition } from '../../../lib/support/definition.ts';
import { functions as synthesizedFunctions } from '../../../lib/support/functions.ts';
import {
  functionArn,
  machineArn,
  machineOf,
  named,
  perform,
  until,
  type Functions,
  type MachineUnderTest,
} from './machine.ts';

/** Our own definition, its functions known by the names of their entry points. */
const process = (): Readonly<Record<string, unknown>> => {
  const text = JSON.stringify(definition())
    .replaceAll('<AWS::Partition>', 'aws')
    .replaceAll(/<(\w+)\.Arn>/g, (_, id: string) => {
      const found = synthesizedFunctions().find((candidate) => candidate.id === id);
      return functionArn(found?.name ?? id);
    });
  return v.parse(v.record(v.string(), v.unknown()), JSON.parse(text));
};

export const times = {
  confirmationSeconds: 900,
  phoneSeconds: 3600,
  approvalSeconds: 901,
  installationSeconds: 902,
};

export const waitingSteps = {
  'await-confirmation': { kinds: ['authentication', 'signature'], oldPhone: 'none' },
  'deliver-qr-code': {},
  'await-approval': {},
  'await-installation': {},
};

export const issuing = [
  'Issue certificate',
  'Issue certificate',
  'Collect certificate',
  'Collect certificate',
];
export const cleaningUp = ['Close order', 'Revoke certificates', 'Notify failure', 'Order closed'];

/** One order: everybody does at once what the process waits for, but in the step that somebody is idle in. */
export const order = ({
  idle,
  functions = {},
  answers = {},
  recovery = false,
}: {
  readonly idle?: string;
  readonly functions?: Functions;
  readonly answers?: Readonly<Record<string, unknown>>;
  readonly recovery?: boolean;
} = {}): MachineUnderTest => {
  const answering = Object.entries({ ...waitingSteps, ...answers })
    .filter(([name]) => name !== idle)
    .map(([name, output]): [string, (payload: unknown) => void] => [
      name,
      (payload: unknown) => {
        const { taskToken } = v.parse(v.object({ taskToken: v.string() }), payload);
        perform(machine, 'SendTaskSuccess', { taskToken, output: JSON.stringify(output) });
      },
    ]);
  const machine = machineOf(process(), {
    functions: {
      'load-options': () => ({ times, recovery }),
      ...Object.fromEntries(answering),
      ...functions,
    },
    random: () => 0.5,
  });
  perform(machine, 'StartExecution', {
    stateMachineArn: machineArn,
    name: 'order',
    input: '{"orderId":"order"}',
  });
  return machine;
};

export const end = async (machine: MachineUnderTest): Promise<string> => {
  const execution = named(machine, 'order');
  await until(() => execution.status !== 'RUNNING');
  return execution.status;
};

export const entered = ({ transitions }: MachineUnderTest): readonly string[] =>
  transitions.flatMap((transition) => (transition.type === 'entered' ? [transition.name] : []));

export const closingError = ({ calls }: MachineUnderTest): unknown =>
  v.parse(v.object({ error: v.string() }), calls.find(({ name }) => name === 'close-order')?.payload).error;
