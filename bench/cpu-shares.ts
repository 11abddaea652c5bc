import type { Profile } from './worker-profiles.ts';

/** Microseconds of a profile, by whose code ran. */
export interface CpuShares {
  /** In the SDK, and in what of Node.js speaks HTTP. */
  readonly calls: number;
  /** In all else that a function is made of. */
  readonly own: number;
}

type Node = Profile['nodes'][number];

/** Where a function comes from before it was bundled; undefined where it is not of a bundle. */
export type SourceOf = (frame: Node['callFrame']) => string | undefined;

const isOfSdk = (source: string): boolean => /node_modules\/(@aws-sdk|@aws|@smithy)\//.test(source);

const speaksHttp = ({ callFrame: { url } }: Node): boolean =>
  /^node:(_http|net$|_tls|tls$|internal\/(stream_base|streams|net))/.test(url);

/** Whose a stack is, top first: of the nearest function that was bundled, and without any, of Node.js. */
const findOwner = (stack: readonly Node[], sourceOf: SourceOf): keyof CpuShares | undefined => {
  for (const { callFrame } of stack) {
    const source = sourceOf(callFrame);
    if (source !== undefined) return isOfSdk(source) ? 'calls' : 'own';
  }
  // Nothing of the laptop's own worker, nor of what waits.
  return stack.some(speaksHttp) ? 'calls' : undefined;
};

/** By each node, whose it is. */
const findOwners = ({ nodes }: Profile, sourceOf: SourceOf) => {
  const parents = new Map(nodes.flatMap((node) => node.children.map((child) => [child, node] as const)));
  const readStack = (node: Node): readonly Node[] => {
    const parent = parents.get(node.id);
    return parent ? [node, ...readStack(parent)] : [node];
  };
  return new Map(nodes.map((node) => [node.id, findOwner(readStack(node), sourceOf)]));
};

/** Tells apart what a thread's functions did themselves, and what they had the SDK do. */
export const cpuShares = (profile: Profile, sourceOf: SourceOf): CpuShares => {
  const shares = { calls: 0, own: 0 };
  const owners = findOwners(profile, sourceOf);
  for (const [index, sample] of profile.samples.entries()) {
    const owner = owners.get(sample);
    // A sample stands until the next one.
    if (owner) shares[owner] += profile.timeDeltas[index + 1] ?? 0;
  }
  return shares;
};
