import { format, resolveConfig } from 'prettier';
import { openApiDocument } from './openapi-document.ts';
import { optionsPage } from './options-page.ts';
import { problemsPage } from './problems-page.ts';
import { usersPage } from './users-page.ts';

/** Every document that is made from the code: where it stands, and what makes it. */
const documents = {
  'docs/openapi.json': () => JSON.stringify(openApiDocument()),
  'docs/options.md': optionsPage,
  'docs/problems.md': problemsPage,
  'docs/users.md': usersPage,
} as const satisfies Readonly<Record<string, () => string>>;

/** A document that is made from the code. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** Makes every document, formatted as the repository is. */
export const generatedFiles = async (): Promise<readonly GeneratedFile[]> => {
  const options = (await resolveConfig('package.json')) ?? {};
  return Promise.all(
    Object.entries(documents).map(async ([path, make]) => ({
      path,
      text: await format(make(), { ...options, filepath: path }),
    })),
  );
};
