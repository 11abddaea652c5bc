import { colorsFor } from './colors.ts';

/** What is said of an error, with what to do about it where the SDK's own words leave that open. */
export const explain = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const hint = hints.find(({ of }) => of.test(error.name) || of.test(error.message))?.say;
  return hint === undefined ? error.message : `${error.message}. ${hint}`;
};

const hints: readonly { readonly of: RegExp; readonly say: string }[] = [
  { of: /Region is missing/, say: 'Name it: export AWS_REGION=eu-central-1' },
  {
    of: /CredentialsProviderError|ExpiredToken|InvalidClientTokenId|UnrecognizedClient/,
    say: 'Sign in to AWS in this shell; "aws sts get-caller-identity" has to answer',
  },
  {
    of: /^AccessDenied/,
    say: 'Your credentials lack this right; an administrator of the account can give it',
  },
];

// Who pipes into `head` reads no more than they want.
const endWithReader = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
};

/**
 * Runs what a tool does, and makes its end the exit code: what it returns, or 2 with a message when it could not do it.
 * @param run gives the exit code; 0 when it gives none
 */
export const runTool = async (run: () => Promise<number | undefined>): Promise<void> => {
  process.stdout.on('error', endWithReader);
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    process.stderr.write(`${colorsFor(process.stderr).red(explain(error))}\n`);
    process.exitCode = 2;
  }
};
