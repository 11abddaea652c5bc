import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parameterComponents, pathItems, securitySchemes } from './operations.ts';
import { headerComponents } from './responses.ts';
import { schemaComponents } from './schemas.ts';

const Package = v.object({ version: v.string(), description: v.string(), license: v.string() });

const readPackage = () =>
  v.parse(Package, JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')));

const description = (text: string) => `${text}.

Errors of this API are problem details (RFC 9457): the \`type\` of each is stable. Errors that the gateway responses by
itself are \`application/json\` with a \`message\`, whose text may change; tell them apart by the media type.

Overlook members of an answer that you do not know: a later release may add some. A request with an unknown member is
refused. Lengths of texts count code points.

Trying again is safe everywhere. With 429 and 503 wait first, as long as \`Retry-After\` says where it is given.`;

/** The API as OpenAPI 3.1: made from the routes, their schemas and the table of errors. */
export const openApiDocument = () => {
  const { version, description: text, license } = readPackage();
  return {
    openapi: '3.1.1',
    info: {
      title: 'Get mobile ID',
      version,
      description: description(text),
      license: { name: license, identifier: license },
    },
    servers: [{ url: '/api', description: 'Beside the pages, on the same origin' }],
    tags: [
      { name: 'Self-Service', description: 'What the page of a signed-in user calls.' },
      { name: 'Phone', description: 'What the phone that gets the mobile ID calls.' },
    ],
    paths: pathItems(),
    components: {
      schemas: schemaComponents(),
      headers: headerComponents,
      parameters: parameterComponents,
      securitySchemes,
    },
  };
};
