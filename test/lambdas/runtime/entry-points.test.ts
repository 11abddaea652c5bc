import { describe, expect, it } from 'vitest';
import { entryPoints } from '../../../domain/entry-points.ts';
import { entryPointFiles, entryPointNames, loadEntryPoint, routeNames } from '../../support/entry-points.ts';

describe('entry points', () => {
  it('are the ones that the model lists, each in the folder of its phase', () => {
    expect(entryPointFiles()).toEqual(entryPoints);
  });

  it('serve every route', () => {
    expect(entryPointNames).toEqual(expect.arrayContaining([...routeNames]));
  });

  it.each(entryPointNames)('%s loads, and exports a handler', async (name) => {
    await expect(loadEntryPoint(name)).resolves.toHaveProperty('handler');
  });
});
