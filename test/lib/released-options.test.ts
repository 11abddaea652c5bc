import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { resourcesOf } from './support/synthesized.ts';

const released: unknown = JSON.parse(
  readFileSync(new URL('./released-options.json', import.meta.url), 'utf8'),
);

const definitions = resourcesOf('AWS::SSM::Parameter').map(({ id, Properties }) => [id, Properties]);

// CloudFormation writes a parameter's first value again whenever anything in its definition changes, so an
// administrator's value would be gone after the next deploy. If a definition has to change: say so in the release
// notes, name the option, and put the new definition into released-options.json.
it('leaves the definitions of released options as they are, so that no deploy undoes an administrator', () => {
  expect(
    Object.fromEntries(definitions),
    'a changed definition makes CloudFormation overwrite the administrator’s value; read the comment at this test',
  ).toMatchObject(typeof released === 'object' ? { ...released } : {});
});
