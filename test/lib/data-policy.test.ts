import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesized, type Resource } from './support/synthesized.ts';

const kept = ['AWS::DynamoDB::Table', 'AWS::KMS::Key', 'AWS::Cognito::UserPool', 'AWS::Logs::LogGroup'];

const isProtected = ({ Properties }: Resource) => {
  const { DeletionProtection, DeletionProtectionEnabled } = { ...Properties };
  return DeletionProtection === 'ACTIVE' || DeletionProtectionEnabled === true;
};

const all = (settings: Readonly<Record<string, unknown>> = {}) => {
  const { template } = synthesized(settings);
  return Object.entries(template.Resources).map(([id, resource]) => ({ ...resource, id }));
};

describe('data', () => {
  it.each(kept)('of %s outlives the stack, but not a first deploy that failed', (type) => {
    expect(resourcesOf(type)).not.toEqual([]);
    for (const resource of resourcesOf(type))
      expect(resource).toMatchObject({
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      });
  });

  it('hinders no first deploy that failed from taking away what it made', () => {
    expect(all().filter(isProtected)).toEqual([]);
  });

  it('outlives a failed deploy in a bucket only, since CloudFormation deletes none with something in it', () => {
    const staying = all().filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain');
    expect(staying.map(({ Type }) => Type)).toEqual(['AWS::S3::Bucket']);
  });

  it('refuses to be deleted where the configuration says so', () => {
    const types = new Set(
      all({ data: 'protect' })
        .filter(isProtected)
        .map(({ Type }) => Type),
    );
    expect([...types].toSorted()).toEqual(['AWS::Cognito::UserPool', 'AWS::DynamoDB::Table']);
    const from = synthesized({ data: 'protect' });
    for (const type of types)
      for (const resource of resourcesOf(type, from)) {
        expect(isProtected(resource)).toBe(true);
        expect(resource.DeletionPolicy).toBe('RetainExceptOnCreate');
      }
  });

  it('goes with the stack where the configuration says so', () => {
    const gone = all({ data: 'destroy' });
    expect(gone.filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'))).toEqual([]);
    expect(gone.filter(isProtected)).toEqual([]);
    for (const type of kept)
      for (const { DeletionPolicy } of resourcesOf(type, synthesized({ data: 'destroy' })))
        expect(DeletionPolicy).toBe('Delete');
  });

  it.each(resourcesOf('AWS::KMS::Key'))('is under a key that changes each year: $id', ({ Properties }) => {
    expect(Properties).toMatchObject({ EnableKeyRotation: true });
  });
});
