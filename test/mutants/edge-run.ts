import { edgeMutants } from './edge.ts';
import { PatchedTests } from './patched-tests.ts';
const tests = new PatchedTests();
for (const m of edgeMutants) {
  try { console.log(await tests.run(m), m.rule); } catch (e) { console.log('BROKEN', m.rule, String(e)); }
}
await tests.close();
