import { once } from 'node:events';
import sesV2Local from 'aws-ses-v2-local';
import * as v from 'valibot';
import { ServiceError } from '../aws/service-error.ts';

/** aws-ses-v2-local, inside of this process. */
export interface SesLocal {
  /**
   * Has it take a mail.
   * @returns the message id
   * @throws {ServiceError} BadRequestException: it says what is wrong with the mail
   */
  readonly take: (input: unknown) => Promise<string>;
  readonly stop: () => Promise<void>;
}

// A CommonJS module: Node gives all its exports as the default, loaders that know of that give its own default.
const Start = v.custom<typeof sesV2Local.default>((value) => typeof value === 'function');
const start = v.parse(
  v.union([
    Start,
    v.pipe(
      v.object({ default: Start }),
      v.transform((module) => module.default),
    ),
  ]),
  sesV2Local,
);

/** Starts aws-ses-v2-local on 127.0.0.1. */
export const startSesLocal = async (): Promise<SesLocal> => {
  const server = await start({ port: 0, host: '127.0.0.1' });
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  const post = (path: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${port.toString()}/${path}`, {
      method: 'POST',
      headers: { authorization: 'AWS4-HMAC-SHA256', 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
  return {
    take: async (input) => {
      const response = await post('v2/email/outbound-emails', input);
      const { MessageId, detail } = v.parse(SendResponse, await response.json());
      // One store serves the whole process; each local cloud keeps its own mails.
      await post('clear-store');
      if (MessageId === undefined) throw new ServiceError('BadRequestException', detail ?? 'Bad Request');
      return MessageId;
    },
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const SendResponse = v.object({ MessageId: v.optional(v.string()), detail: v.optional(v.string()) });
