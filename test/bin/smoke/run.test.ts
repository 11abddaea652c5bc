import { RevokeCertificateCommand } from '@aws-sdk/client-acm-pca';
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { expectRefusal } from '../../../bin/smoke/order.ts';
import { Recorder } from '../../../bin/smoke/recorder.ts';
import { revokeAll } from '../../../bin/smoke/remove.ts';
import { runSmoke } from '../../../bin/smoke/run.ts';
import { ApiProblem } from '../../../demo/actors/http.ts';
import { reached } from './reached.ts';

const arn = 'arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/1/certificate/2';
const at = '2026-03-01T09:00:00.000Z';

const order = {
  certificates: {
    authentication: {
      ...{ requestedAt: at, idempotencyToken: 'token', arn },
      issued: { pem: 'PEM', serial: 'AB', notBefore: at, notAfter: at },
    },
    signature: { requestedAt: at, idempotencyToken: 'token' },
  },
};

const alreadyRevoked = Object.assign(new Error('No'), { name: 'RequestAlreadyProcessedException' });

describe('what a smoke test leaves', () => {
  it('touches nobody whom the directory knows', async () => {
    const { reached: deployed, mocks } = reached();
    mocks.documents.on(GetCommand).resolves({ Item: { userId: 'u' } });
    const user = { userId: 'u', tokens: { access: 'a' }, remove: () => Promise.resolve() };
    await expect(runSmoke(deployed, user, new Recorder())).rejects.toThrow('The directory knows');
    expect(mocks.documents.commandCalls(PutCommand)).toHaveLength(0);
    expect(mocks.documents.commandCalls(DeleteCommand)).toHaveLength(0);
  });

  it('has its certificates revoked, by the word of the CA', async () => {
    const { reached: deployed, mocks } = reached();
    mocks.documents.on(GetCommand).resolves({ Item: order });
    mocks.pca.on(RevokeCertificateCommand).resolvesOnce({}).rejects(alreadyRevoked);
    expect(await revokeAll(deployed, 'o')).toBe('AB: the CA says so');
    const [call] = mocks.pca.commandCalls(RevokeCertificateCommand);
    expect(call?.args[0].input).toMatchObject({ CertificateSerial: 'ab' });
  });

  it('does not take the word of a CA that would revoke again', async () => {
    const { reached: deployed, mocks } = reached();
    mocks.documents.on(GetCommand).resolves({ Item: order });
    mocks.pca.on(RevokeCertificateCommand).resolves({});
    await expect(revokeAll(deployed, 'o')).rejects.toThrow('does not know that AB is revoked');
  });
});

describe('a request that has to be refused', () => {
  const problem = (status: number) => Promise.reject(new ApiProblem(new Response('', { status }), {}));

  it('is, with the status that belongs to it', async () => {
    expect(await expectRefusal(problem(403), 403)).toContain('403');
  });

  it('may not be taken, nor refused otherwise', async () => {
    await expect(expectRefusal(Promise.resolve({}), 403)).rejects.toThrow(
      '403 has to come, but it was taken',
    );
    await expect(expectRefusal(problem(500), 403)).rejects.toThrow('403 has to come, but 500');
  });
});

describe('a recorder', () => {
  it('keeps what came of each step, and why one does not hold', async () => {
    const recorder = new Recorder();
    expect(await recorder.step('one', () => Promise.resolve([1, 'seen'] as const))).toBe(1);
    await expect(recorder.step('two', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(recorder.steps).toMatchObject([
      { name: 'one', holds: true, detail: 'seen' },
      { name: 'two', holds: false, detail: 'gone' },
    ]);
  });
});
