import { describe, expect, it } from 'vitest';
import { bundleText, bundles } from '../../bench/bundles.ts';

const all = bundles();

const bundleOfEntryPoint = (of: string) => {
  const found = all.find(({ name }) => name === of);
  if (!found) throw new Error(`There is no function ${of}`);
  return found;
};

describe('what a function holds of the SDK', () => {
  it('is its clients and commands, and nothing that was left out', () => {
    const names = bundleOfEntryPoint('read-order').sdk.map(({ from, name }) => `${from} ${name}`);
    expect(names).toContain('@aws-sdk/client-dynamodb DynamoDBClient');
    expect(names).toContain('@aws-sdk/lib-dynamodb GetCommand');
    expect(names).not.toContain('@aws-sdk/client-dynamodb BatchGetItemCommand');
  });

  it('can be bundled alone, for less', () => {
    const alone = bundleText(
      "import { KMSClient } from '@aws-sdk/client-kms'; export const all = [KMSClient];",
    );
    expect(alone.length).toBeGreaterThan(10_000);
    expect(alone.length).toBeLessThan(bundleOfEntryPoint('deliver-qr-code').code.length);
  });
});
