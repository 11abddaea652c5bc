import * as v from 'valibot';
import { readMessage } from '../../shared/read-message.ts';
import type { Check, Examined } from '../check.ts';
import { error, when, type Finding } from '../finding.ts';

/** Headers without which pages are less safe than they were deployed. */
const requiredHeaders = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
] as const;

// Browsers look at the last one over TLS only (RFC 6797 section 8.1), which a local cloud has not.
const listWantedHeaders = ({ deployment: { siteUrl } }: Examined): readonly string[] => [
  ...requiredHeaders,
  ...(siteUrl.startsWith('https:') ? ['strict-transport-security'] : []),
];

const ConfigSchema = v.object({ issuer: v.string(), clientId: v.string() });

/** The answer of the site; a finding where there is none. */
const fetchAnswer = async (
  { deployment, fetch: request }: Examined,
  path: string,
): Promise<Response | Finding> => {
  const url = `${deployment.siteUrl}${path}`;
  const lead =
    "DNS has to lead a domain of your own to the output SiteHost; docs/deploy.md, 'A domain of your own'.";
  try {
    const response = await request(url);
    if (response.ok) return response;
    return error('site-unreachable', `${url} answers ${response.status.toString()}.`, lead);
  } catch (problem) {
    return error('site-unreachable', `${url} can't be reached: ${readMessage(problem)}.`, lead);
  }
};

const isFinding = (answer: Response | Finding): answer is Finding => 'code' in answer;

const ofPage = async (examined: Examined, path: string): Promise<readonly Finding[]> => {
  const answer = await fetchAnswer(examined, path);
  if (isFinding(answer)) return [answer];
  const missing = listWantedHeaders(examined).filter((name) => !answer.headers.has(name));
  return when(missing.length > 0, () =>
    error(
      'site-headers',
      `The page ${path} comes without ${missing.join(', ')}.`,
      'Deploy the stack again, and let no proxy before the site take headers away.',
    ),
  );
};

const ofConfig = async (examined: Examined): Promise<readonly Finding[]> => {
  const answer = await fetchAnswer(examined, '/config.json');
  if (isFinding(answer)) return [answer];
  const { success, output } = v.safeParse(ConfigSchema, await answer.json());
  const { issuer, clientId } = examined.deployment;
  return when(!success || output.issuer !== issuer || output.clientId !== clientId, () =>
    error(
      'site-configuration',
      'The pages sign users in elsewhere than the API expects: /config.json is of another deploy.',
      'Deploy the stack again.',
    ),
  );
};

/** The pages, as everybody gets them. */
export const site: Check = {
  name: 'Site',
  expects: 'the pages are there, with the headers that protect them',
  look: async (examined) => {
    const first = await ofPage(examined, '/');
    if (first.length > 0) return first;
    return [...(await ofPage(examined, '/phone/')), ...(await ofConfig(examined))];
  },
};

const someId = '00000000-0000-4000-8000-000000000000';

/** Requests that nobody may make. */
const strangers: readonly { readonly path: string; readonly bearer?: string }[] = [
  { path: '/api/mobile-ids' },
  { path: '/api/mobile-ids', bearer: 'nonsense' },
  { path: `/api/orders/${someId}` },
  { path: `/api/activations/${someId}` },
  { path: `/api/activations/${someId}`, bearer: 'nonsense' },
];

/** The API, as it meets strangers. */
export const api: Check = {
  name: 'API',
  expects: 'it is there, and refuses strangers',
  look: async ({ deployment, fetch: request }) => {
    const looks = strangers.map(async ({ path, bearer }) => {
      const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
      const { status } = await request(`${deployment.siteUrl}${path}`, { headers });
      const who = bearer === undefined ? 'without a token' : 'with a token that is none';
      return when(status !== 401, () =>
        error(
          status < 400 ? 'api-open' : 'api-unreachable',
          `GET ${path} ${who} answers ${status.toString()}, not 401.`,
          status < 400
            ? 'Take the site off the network, and report it as SECURITY.md says.'
            : 'See the logs of API Gateway; deploy the stack again.',
        ),
      );
    });
    return (await Promise.all(looks)).flat();
  },
};
