import { budgets } from '../budgets.ts';
import { bundles, type Bundle } from '../bundles.ts';
import type { Measure } from '../measure.ts';

const usesPca = ({ sdk }: Bundle): boolean => sdk.some(({ from }) => from === '@aws-sdk/client-acm-pca');

/** How large the functions are. */
export const bundleSize: Measure = {
  name: 'bundle size of a function',
  unit: 'KiB',
  take: () =>
    bundles().map((bundle) => ({
      of: bundle.name,
      value: Buffer.byteLength(bundle.code) / 1024,
      target: { atMost: usesPca(bundle) ? budgets.bundleKiB.withPca : budgets.bundleKiB.without },
    })),
};
