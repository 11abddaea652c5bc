import { describe, expect, it } from 'vitest';
import { functions, variablesOf } from './support/functions.ts';
import { givenNames } from './support/named.ts';
import { synthesized, templateOf } from './support/synthesized.ts';

const ofStack = (settings: Readonly<Record<string, unknown>>) => {
  const main = synthesized({ ...settings, ca: 'create' });
  const authority = templateOf(`${main.stack.stackName}-CertificateAuthority`, { ...settings, ca: 'create' });
  return [...givenNames(main), ...givenNames({ template: authority })];
};

const isOfOneStack = (name: string) => name.includes('"AWS::StackId"');

const common = (first: readonly string[], second: readonly string[]) =>
  first.filter((name) => second.includes(name) && !isOfOneStack(name));

describe('names', () => {
  it('of two stacks in one account have nothing in common', () => {
    const [mine, test] = [ofStack({}), ofStack({ stackName: 'Test' })].map((given) =>
      given.map(({ resource: { Type }, property, name }) => `${Type} ${property} ${name}`),
    );
    expect(mine?.length).toBeGreaterThan(60);
    expect(common(mine ?? [], test ?? [])).toEqual([]);
  });

  it('of metrics are counted under the names that alarms look at', () => {
    for (const settings of [{}, { stackName: 'Test' }]) {
      const from = synthesized(settings);
      const watched = givenNames(from).filter(({ property }) => property === 'Namespace');
      const counted = functions(from).map((each) => variablesOf(each)['POWERTOOLS_METRICS_NAMESPACE']);
      expect(new Set(watched.map(({ name }) => name))).toEqual(
        new Set(counted.map((name) => JSON.stringify(name))),
      );
    }
  });

  it('that are known outside stay as they are for the stack that nobody named', () => {
    const { template } = synthesized();
    const texts = JSON.stringify(template.Outputs);
    expect(texts).toContain(':stateMachine:MobileIDSelfServiceProcGet');
    expect(texts).toContain('"/get-mobile-id/options"');
  });

  it.each([{}, { stackName: 'Test' }])(
    'of what outlives a stack are free for the next one of %o',
    (settings) => {
      const left = ofStack(settings).filter(({ resource }) => resource.DeletionPolicy?.startsWith('Retain'));
      for (const { resource, name } of left)
        expect([resource.id, isOfOneStack(name)]).toEqual([resource.id, true]);
    },
  );
});
