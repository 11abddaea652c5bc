import { describe, expect, it, vi } from 'vitest';
import { environment, environmentNames } from '../../../lambdas/runtime/dependencies.ts';
import { lambdaEnvironment } from '../../support/lambda-environment.ts';

describe('environment', () => {
  it.each(environmentNames)('reads %s', (name) => {
    expect(environment(name)).toBe(lambdaEnvironment[name]);
  });

  it.each(environmentNames)('says that %s is missing', (name) => {
    for (const value of [undefined, '']) {
      vi.stubEnv(name, value);
      expect(() => environment(name)).toThrow(`Environment variable ${name} is not set`);
    }
  });
});
