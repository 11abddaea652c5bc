import { GetParameterCommand, GetParametersByPathCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { describe, expect, it } from 'vitest';
import { OptionParameters } from '../../../../lambdas/aws/services/option-parameters.ts';
import { later, options, start } from '../../../support/orders.ts';

const throttled = Object.assign(new Error('Rate exceeded'), { name: 'ThrottlingException' });

const parametersWith = (changes: Readonly<Record<string, string>> = {}, Version = 1) =>
  Object.entries({ ...options(), ...changes }).map(([name, Value]) => ({
    Name: `/o/${name}`,
    Value,
    Version,
  }));

/** An instance of a function that reads options, and the Parameter Store that it reads. */
const setUp = () => {
  const client = new SSMClient();
  const clock = { time: start };
  const store = mockClient(client);
  const holds = (changes: Readonly<Record<string, string>>, version?: number) => {
    const Parameters = parametersWith(changes, version);
    store.on(GetParametersByPathCommand).resolves({ Parameters });
    const Parameter = Parameters.find(({ Name }) => Name === '/o/sign-in-age');
    store.on(GetParameterCommand, { Name: '/o/sign-in-age' }).resolves({ ...(Parameter && { Parameter }) });
  };
  holds({});
  return { store, clock, holds, parameters: new OptionParameters(client, '/o', () => clock.time) };
};

describe('the options in Parameter Store', () => {
  it('are read page by page, also past an empty page', async () => {
    const { store, parameters } = setUp();
    const [first, ...others] = parametersWith({ notify: 'none' }, 3);
    store
      .on(GetParametersByPathCommand)
      .resolvesOnce({ Parameters: first ? [first] : [], NextToken: '1' })
      .resolvesOnce({ Parameters: [], NextToken: '2' })
      .resolvesOnce({ Parameters: others });
    const { options: found, versions } = await parameters.all();
    expect(found).toEqual({ ...options(), notify: 'none' });
    expect(Object.keys(versions).toSorted()).toEqual(Object.keys(options()).toSorted());
    expect(versions['notify']).toBe(3);
  });

  it('are read once for all orders of half a minute, and then anew', async () => {
    const { store, clock, holds, parameters } = setUp();
    await parameters.all();
    holds({ validity: 'P1Y' }, 2);
    clock.time = later(29.999);
    await expect(parameters.all()).resolves.toMatchObject({
      options: { validity: 'P2Y' },
      versions: { validity: 1 },
    });
    expect(store.commandCalls(GetParametersByPathCommand)).toHaveLength(1);
    clock.time = later(30);
    await expect(parameters.all()).resolves.toMatchObject({
      options: { validity: 'P1Y' },
      versions: { validity: 2 },
    });
  });

  it('are half a minute old at most, however slowly they were read', async () => {
    const { store, clock, holds, parameters } = setUp();
    store.on(GetParametersByPathCommand).callsFake(() => {
      clock.time = later(25);
      return { Parameters: parametersWith() };
    });
    await parameters.all();
    holds({ validity: 'P1Y' });
    clock.time = later(30);
    await expect(parameters.all()).resolves.toMatchObject({ options: { validity: 'P1Y' } });
  });

  it('are read once by all who ask at the same time', async () => {
    const { store, parameters } = setUp();
    await Promise.all([parameters.all(), parameters.all(), parameters.all()]);
    expect(store.commandCalls(GetParametersByPathCommand)).toHaveLength(1);
  });

  it('are asked for again after an error, which everybody who waited gets', async () => {
    const { store, holds, parameters } = setUp();
    store.on(GetParametersByPathCommand).rejects(throttled);
    const both = await Promise.allSettled([parameters.all(), parameters.all()]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    holds({});
    await expect(parameters.all()).resolves.toMatchObject({ options: options() });
  });

  it('are asked for again when they were nothing that an order can work with', async () => {
    const { holds, parameters } = setUp();
    holds({ validity: 'forever' });
    await expect(parameters.all()).rejects.toMatchObject({ name: 'OptionInvalid' });
    holds({});
    await expect(parameters.all()).resolves.toMatchObject({ options: { validity: 'P2Y' } });
  });

  it('are as they are now for who asks that', async () => {
    const { holds, parameters } = setUp();
    await parameters.all();
    holds({ validity: 'P1Y' });
    await expect(parameters.allNow()).resolves.toMatchObject({ options: { validity: 'P1Y' } });
  });

  it('say how old a sign-in may be, as it was half a minute ago at most', async () => {
    const { store, clock, holds, parameters } = setUp();
    await expect(parameters.signInAge()).resolves.toBe('PT10M');
    holds({ 'sign-in-age': 'PT1H' });
    clock.time = later(29.999);
    await expect(parameters.signInAge()).resolves.toBe('PT10M');
    expect(store.commandCalls(GetParameterCommand)).toHaveLength(1);
    clock.time = later(30);
    await expect(parameters.signInAge()).resolves.toBe('PT1H');
  });

  it('say nothing of a sign-in that they do not hold, and are asked for again', async () => {
    const { store, holds, parameters } = setUp();
    store.on(GetParameterCommand).rejectsOnce(throttled).resolvesOnce({});
    await expect(parameters.signInAge()).rejects.toThrow('Rate exceeded');
    await expect(parameters.signInAge()).rejects.toMatchObject({ name: 'OptionInvalid' });
    holds({});
    await expect(parameters.signInAge()).resolves.toBe('PT10M');
  });
});
