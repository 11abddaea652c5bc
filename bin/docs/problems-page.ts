import { errorMembers } from '../../domain/failures/error-members.ts';
import { problemType } from '../../api/problem.ts';
import { listProblems } from '../../api/route-problems.ts';
import { routes } from '../../api/routes.ts';
import { errorName, errorTypes, type ErrorCode } from '../../domain/failures/error-types.ts';
import { clientErrors } from './schemas.ts';

const intro = `# Errors

Made from \`domain/failures/error-types.ts\` by \`npm run generate\`; don't edit it here.

## What the API responses

Problem details ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) with these types. A type and what it means stay
the same; \`detail\` says more about one occurrence and is for people.`;

const processIntro = `## What only the process meets

The state machine knows every error by its name, these and those above. *Retryable*: a Retry waits and tries again.`;

const listMembers = (code: ErrorCode): readonly string[] =>
  Object.entries(errorMembers).flatMap(([of, members]) => (of === code ? Object.keys(members) : []));

const routesWith = (code: ErrorCode): string => {
  const all = Object.values(routes);
  const some = all.filter((route) => listProblems(route).includes(code));
  if (some.length === all.length) return 'every route';
  return some.map(({ method, path }) => `\`${method} ${path}\``).join(', ');
};

const problemEntry = (code: ErrorCode): string => {
  const { status, title } = errorTypes[code];
  const members = listMembers(code).map((name) => `\`${name}\``);
  return [
    `### ${code}`,
    `${title}.`,
    [
      `- type: \`${problemType(code)}\``,
      `- status: ${status.toString()}`,
      ...(members.length > 0 ? [`- also carries: ${members.join(', ')}`] : []),
      `- from: ${routesWith(code)}`,
    ].join('\n'),
  ].join('\n\n');
};

const processEntry = ([code, type]: readonly [
  string,
  { readonly title: string; readonly retryable?: true },
]) => `- \`${errorName(code)}\`: ${type.title}.${type.retryable ? ' Retryable.' : ''}`;

/** The page that lists every error, as Markdown. */
export const problemsPage = (): string => {
  const known: ReadonlySet<string> = new Set(clientErrors());
  const processOnly = Object.entries(errorTypes).filter(([code]) => !known.has(code));
  const entries = clientErrors().map(problemEntry);
  return [intro, ...entries, processIntro, processOnly.map(processEntry).join('\n'), ''].join('\n\n');
};
