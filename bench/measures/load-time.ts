import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleEntryPoints } from '../../lib/bundles.ts';
import { lambdaEnvironment } from '../../test/support/lambda-environment.ts';
import { budgets } from '../budgets.ts';
import { bundleText, bundles, type SdkImport } from '../bundles.ts';
import type { Measure } from '../measure.ts';

const rounds = 11;

const environment = {
  AWS_REGION: 'eu-central-1',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  ...lambdaEnvironment,
};

const loader = `
  const start = performance.now();
  await import(process.argv[1]);
  console.log(performance.now() - start);`;

/** How long a module takes to load in a process of its own, in milliseconds. */
const load = (file: string): number => {
  const script = ['--input-type=module', '-e', loader, file];
  return Number(execFileSync(process.execPath, script, { env: environment, encoding: 'utf8' }));
};

/** Code that makes the clients of a function, knows its commands, and does nothing else. */
const clientsAlone = (sdk: readonly SdkImport[]): string => {
  // The document client has commands of the same names.
  const named = sdk.map((one, index) => ({ ...one, as: `sdk${index.toString()}` }));
  const imports = named.map(({ from, name, as }) => `import { ${name} as ${as} } from '${from}';`);
  const plain = named.find(({ name }) => name === 'DynamoDBClient')?.as ?? '';
  const made = named.map(({ name, as }) => {
    if (!name.endsWith('Client')) return as;
    return name === 'DynamoDBDocumentClient' ? `${as}.from(new ${plain}())` : `new ${as}()`;
  });
  return `${imports.join('\n')}\nexport const all = [${made.join(', ')}];`;
};

/** The ratio of what is measured in turns, each at its fastest: what else the machine does only adds to it. */
const ratio = (own: string, bare: string): number => {
  const times = Array.from({ length: rounds }, () => ({ own: load(own), bare: load(bare) }));
  return Math.min(...times.map((time) => time.own)) / Math.min(...times.map((time) => time.bare));
};

/** How long functions take to load, to their SDK clients alone. */
export const loadTime: Measure = {
  name: 'load time of a function to that of its SDK clients',
  unit: '×',
  take: (onStep) => {
    const folder = mkdtempSync(join(tmpdir(), 'load-'));
    const bare = join(folder, 'bare.mjs');
    bundleEntryPoints(join(folder, 'own'));
    const readings = bundles().map(({ name, sdk, readsRequests }) => {
      writeFileSync(bare, bundleText(clientsAlone(sdk)));
      const value = ratio(join(folder, 'own', name, 'index.mjs'), bare);
      onStep(`  ${name}`);
      const { withRequests, without } = budgets.loadTime;
      return { of: name, value, target: { atMost: readsRequests ? withRequests : without } };
    });
    rmSync(folder, { recursive: true });
    return readings;
  },
};
