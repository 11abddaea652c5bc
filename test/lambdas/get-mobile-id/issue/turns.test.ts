import { ACMPCAServiceException, IssueCertificateCommand } from '@aws-sdk/client-acm-pca';
import { describe, expect, it } from 'vitest';
import { NotItsTurn } from '../../../../domain/failures/process-errors.ts';
import { timeLimits } from '../../../../domain/order/time-limits.ts';
import { takeTurn } from '../../../../lambdas/aws/tables/turns.ts';
import { requireTurn } from '../../../../lambdas/get-mobile-id/issue/turns.ts';
import { arnFor, certificateIn, issue, issueInTurn, timeout, tokens } from '../../../support/issuing.ts';
import { later } from '../../../support/orders.ts';
import { Stage } from '../../../support/stage.ts';
import { stageWith } from '../../../support/staged.ts';

const perSecond = 4;

const throttled = new ACMPCAServiceException({
  ...{ name: 'ThrottlingException', $fault: 'client' },
  $metadata: { attempts: 1, httpStatusCode: 400 },
});

/** Milliseconds until each of so many turns that are taken one after the other in one moment. */
const take = async (stage: Stage, count: number): Promise<readonly number[]> => {
  const turns: number[] = [];
  while (turns.length < count) turns.push(await takeTurn(stage.deps, perSecond, stage.time));
  return turns;
};

/** Has others wait at the CA for so many seconds. */
const others = (stage: Stage, seconds: number): void => {
  const nextTurn = stage.time.getTime() + seconds * 1000;
  stage.tables.put('coordination', { key: 'turns#issue-certificate', nextTurn });
};

/** How many seconds somebody waits who asks for a turn; 0 for those who are let through. */
const waits = async (stage: Stage): Promise<number> => {
  try {
    await requireTurn({ ...stage.deps, certificatesPerSecond: perSecond });
    return 0;
  } catch (error) {
    if (error instanceof NotItsTurn) return Number(error.message);
    throw error;
  }
};

const secondsOf = async (step: Promise<unknown>): Promise<number> => {
  const error: unknown = await step.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof NotItsTurn) return Number(error.message);
  throw new Error('It was its turn');
};

describe('turns at the CA', () => {
  it('come one after the other, so many in a second', async () => {
    expect(await take(new Stage(), 6)).toEqual([0, 250, 500, 750, 1000, 1250]);
  });

  it('come at once where nobody waits any more, and nothing is saved up', async () => {
    const stage = new Stage();
    await take(stage, 6);
    stage.time = later(3600);
    expect(await take(stage, 2)).toEqual([0, 250]);
  });

  it('come later the longer others wait already', async () => {
    const stage = new Stage();
    await take(stage, 8);
    stage.time = later(1);
    expect(await take(stage, 1)).toEqual([1000]);
  });

  it('are one for each of twenty who take theirs at the same moment', async () => {
    const stage = new Stage();
    await take(stage, 1);
    const turns = await Promise.all(
      Array.from({ length: 20 }, () => takeTurn(stage.deps, perSecond, stage.time)),
    );
    expect(turns.toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: 20 }, (_, index) => (index + 1) * 250),
    );
  });

  it('let those through whose own comes within a second, and tell the others how long', async () => {
    const stage = new Stage();
    const seconds = [];
    while (seconds.length < 10) seconds.push(await waits(stage));
    expect(seconds).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
  });

  it('keep nobody who would wait for longer than their order has time', async () => {
    const stage = new Stage();
    others(stage, timeLimits.issuing - 1);
    expect(await waits(stage)).toBe(timeLimits.issuing - 1);
    others(stage, timeLimits.issuing + 1);
    expect(await waits(stage)).toBe(0);
  });
});

describe('Issue certificate, when others come first at the CA', () => {
  it('asks nothing and writes nothing down', async () => {
    const stage = stageWith('issuing');
    others(stage, 60);
    expect(await secondsOf(issue(stage))).toBe(60);
    expect(tokens(stage)).toEqual([]);
    expect(certificateIn(stage)).toBeUndefined();
  });

  it('asks once its turn has come, and takes no other one', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).callsFake(arnFor);
    others(stage, 60);
    await issueInTurn(stage);
    expect(tokens(stage)).toHaveLength(1);
    expect(await take(stage, 1)).toEqual([60_000]);
  });

  it('asks at once again while the CA remembers a call that nobody knows the outcome of', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).rejectsOnce(timeout).callsFake(arnFor);
    await expect(issue(stage)).rejects.toMatchObject({ name: 'ServiceBusy' });
    others(stage, 600);
    await issue(stage);
    expect(new Set(tokens(stage)).size).toBe(1);
    expect(certificateIn(stage)?.arn).toBeDefined();
  });
});

describe('Issue certificate, when the CA throttles', () => {
  it('waits behind all others', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).rejects(throttled);
    others(stage, 60);
    expect(await secondsOf(issueInTurn(stage))).toBe(60);
    expect(await secondsOf(issueInTurn(stage))).toBe(60);
    expect(await take(stage, 1)).toEqual([60_080]);
  });

  it('gives the CA a moment where nobody else waits', async () => {
    const stage = stageWith('issuing');
    stage.pca.on(IssueCertificateCommand).rejects(throttled);
    expect(await secondsOf(issue(stage))).toBe(timeLimits.caThrottled);
  });
});
