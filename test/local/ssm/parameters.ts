import { SSMClient } from '@aws-sdk/client-ssm';
import { Clock } from '../../../local/clock.ts';
import type { ParameterChange } from '../../../local/ssm/parameters.ts';
import { ParameterStore } from '../../../local/ssm/service.ts';
import { inProcess } from '../in-process.ts';

export const path = '/app/options';

/** A parameter as a template has it. */
export const resource = (name: string, properties: object = {}) => ({
  name: `${path}/${name}`,
  properties: { Type: 'String', Tier: 'Standard', Value: 'always', ...properties },
});

/** A Parameter Store with these parameters, what it told listeners, and what IAM was asked. */
export const parameterStore = (...resources: readonly ReturnType<typeof resource>[]) => {
  const clock = new Clock(0);
  const store = new ParameterStore(clock, resources);
  const changes: ParameterChange[] = [];
  store.onChange((change) => changes.push(change));
  const { asked, options } = inProcess(store);
  return { clock, changes, asked, client: new SSMClient(options) };
};
