import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import type { Service } from '../../../../local/aws/operation.ts';
import { ServiceError } from '../../../../local/aws/service-error.ts';
import { caller, machineArn, machineOf, waitFor } from './machine.ts';

/** The SDK's client for a service, over HTTP as AWS speaks it. */
const clientOf = async ({ operations }: Service): Promise<SFNClient> => {
  const answer = (name: string, body: string): { readonly status: number; readonly body: unknown } => {
    try {
      return { status: 200, body: operations[name]?.perform(JSON.parse(body), caller) };
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      return { status: error.status, body: { __type: error.code, message: error.message } };
    }
  };
  const server = createServer((request, response) => {
    void text(request).then((sent) => {
      const [, name = ''] = String(request.headers['x-amz-target']).split('.');
      const { status, body } = answer(name, sent);
      response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = v.parse(v.object({ port: v.number() }), server.address());
  const client = new SFNClient({
    endpoint: `http://127.0.0.1:${String(port)}`,
    credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return client;
};

/** A machine that waits, and the SDK's client for it. */
export const machineWithClient = async () => {
  const machine = machineOf({ StartAt: 'Only', States: { Only: waitFor('work') } });
  const client = await clientOf(machine.machines.service);
  const start = (name: string, input?: string) =>
    client.send(new StartExecutionCommand({ stateMachineArn: machineArn, name, input }));
  return { machine, client, start };
};
