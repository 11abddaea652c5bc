import { describe, expect, it } from 'vitest';
import { findBodyLimit } from '../../api/routes.ts';
import { answers } from '../support/answers.ts';
import { routeNames } from '../support/entry-points.ts';
import { captureLogs } from '../support/logs.ts';
import { having, sound, waiting } from '../support/sound-requests.ts';
import { Stage } from '../support/stage.ts';

/** A body of a size that is no JSON, so that a look at it would tell. */
const filled = (bytes: number, char = '[') => char.repeat(bytes);

describe.each(routeNames)('a body for %s', (name) => {
  const bodyLimit = findBodyLimit(name);

  it.each([
    ['text', filled(bodyLimit + 1)],
    ['base64', Buffer.from(filled(bodyLimit + 1))],
    ['letters of several bytes', filled(bodyLimit / 2 + 1, 'å')],
    ['the largest event that Lambda takes', filled(6 * 2 ** 20)],
  ])('refuses a body over its limit without a look at it: %s', async (_, body) => {
    const stage = new Stage();
    const answer = await answers(name, { ...sound(name), body }, stage);
    expect(answer).toMatchObject({
      statusCode: 413,
      body: { detail: `This route takes ${bodyLimit.toString()} bytes at most` },
    });
    expect(stage.tables.calls).toEqual([]);
  });

  it.each([filled(bodyLimit, ' '), Buffer.from(filled(bodyLimit, ' '))])(
    'takes a body of exactly its limit',
    async (body) => {
      const { statusCode } = await answers(name, { ...sound(name), body });
      expect(statusCode).not.toBe(413);
    },
  );
});

describe.each(having(({ body }) => body !== undefined))('the body of %s', (name) => {
  const withBody = (body: unknown) => answers(name, { ...sound(name), body }, waiting(name));

  it.each([
    ['text', 'not-json'],
    ['JSON that ends too early', '{"a":'],
    ['bytes that are no JSON', Buffer.from([0xff, 0xfe, 0x00])],
  ])('is refused when it is %s', async (_, body) => {
    expect(await withBody(body)).toMatchObject({ statusCode: 400, body: { detail: 'body: expected JSON' } });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'is refused when it says that it is %j',
    async (type) => {
      const answer = await answers(
        name,
        { ...sound(name), headers: { 'content-type': type } },
        waiting(name),
      );
      expect(answer.statusCode).toBe(415);
    },
  );

  it.each(['application/json; charset=utf-8', 'Application/JSON'])('is taken as %s', async (type) => {
    const answer = await answers(name, { ...sound(name), headers: { 'content-type': type } }, waiting(name));
    expect(answer.statusCode).not.toBe(415);
  });

  it.each([
    ['nested deeply', `{"a":${'['.repeat(500)}${']'.repeat(500)}}`],
    ['full of digits', `{"a":${'9'.repeat(900)}}`],
    ['of one member over and over', `{${'"a":1,'.repeat(100)}"a":1}`],
    ['of names that objects have', '{"__proto__":{"kinds":[]},"constructor":1}'],
  ])('is refused when it is JSON %s', async (_, body) => {
    expect(await withBody(body)).toMatchObject({ statusCode: 400 });
  });

  it.each(['[]', '"text"', '7', 'null', 'true'])(
    'is refused when it is JSON but no object: %s',
    async (body) => {
      const answer = await withBody(body);
      expect(answer).toMatchObject({ statusCode: 400, body: { detail: 'body: expected Object' } });
    },
  );

  it('is refused with a member that the route does not take: it names the member, never its value', async () => {
    const logs = captureLogs();
    const example = sound(name).body;
    const body = { ...(typeof example === 'object' ? example : {}), surplus: 'its-value' };
    const answer = await withBody(body);
    expect(answer).toMatchObject({
      statusCode: 400,
      body: { detail: 'surplus: is not a member of this body' },
    });
    expect(JSON.stringify(answer)).not.toContain('its-value');
    expect(logs).toHaveNoSecrets(['its-value']);
  });
});

describe.each(having(({ caller, body }) => caller !== 'user' && body !== undefined))(
  'the body of %s',
  (name) => {
    it.each(['not-json', '{"surplus":1}'])('tells a stranger nothing: %s', async (body) => {
      const bearer = { bearer: 'somebody-elses-secret' };
      expect((await answers(name, { ...sound(name), ...bearer, body }, waiting(name))).statusCode).toBe(401);
    });
  },
);
