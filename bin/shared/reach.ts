import type { Command } from 'commander';
import { defaultStackName, optionsPathFor } from '../../lib/physical-names.ts';
import { localClient } from './local-client.ts';

/** Which deployment somebody means. */
export interface ReachFlags {
  readonly stack: string;
  readonly path?: string;
  readonly local: boolean;
}

/** Adds the flags that say which deployment is meant. */
export const withReachFlags = (command: Command): Command =>
  command
    .option(
      '--stack <name>',
      'name of the stack, in the account and Region of your credentials',
      defaultStackName,
    )
    .option('--path <path>', 'path of its options, where the setting optionsPath names another')
    .option('--local', 'the local cloud that npm start runs, not AWS', false);

/** What the SDK's clients take; nothing of it where they find credentials and Region in the environment. */
type ClientReach = Partial<ReturnType<typeof localClient>>;

/** How a deployment is reached: what the SDK's clients take, and the path of its options. */
export const resolveReach = ({
  stack,
  path,
  local,
}: ReachFlags): { readonly client: ClientReach; readonly optionsPath: string } => ({
  client: local ? localClient() : {},
  optionsPath: path ?? optionsPathFor(stack),
});
