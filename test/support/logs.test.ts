import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { describe, expect, it } from 'vitest';
import { captureLogs } from './logs.ts';

const code = 'h9cP-_x"1';

describe('captured logs', () => {
  it("hold Powertools' entries, found by their code", () => {
    const logs = captureLogs();
    const logger = new Logger({ serviceName: 'get-mobile-id' });
    logger.info('Order started', { code: 'order-started', orderId: 'o1' });
    logger.error('Order failed', { code: 'order-failed' });
    expect(logs.withCode('order-started')).toMatchObject([{ level: 'INFO', orderId: 'o1' }]);
  });

  it("hold Powertools' metrics", () => {
    const logs = captureLogs();
    const metrics = new Metrics({ namespace: 'GetMobileId', serviceName: 'get-mobile-id' });
    metrics.addMetric('OrderFailed', MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
    expect(logs.metric('OrderFailed')).toEqual([1]);
  });

  it.each([
    ['plain', code],
    ['inside JSON', JSON.stringify({ code })],
    ['as base64', Buffer.from(code).toString('base64')],
    ['as base64url', Buffer.from(code).toString('base64url')],
  ])('betray a secret %s', (_, printed) => {
    const logs = captureLogs();
    // eslint-disable-next-line no-console -- a stray line is just what has to be caught
    console.warn('failed for %s', printed);
    expect(logs.contains(code)).toBe(true);
    expect(() => {
      expect(logs).toHaveNoSecrets(['something else', code]);
    }).toThrow(/not to contain/);
    expect(logs).toHaveNoSecrets(['something else']);
  });

  it('prove nothing when there is no secret to look for', () => {
    const logs = captureLogs();
    for (const nothing of [[], ['']])
      expect(() => {
        expect(logs).toHaveNoSecrets(nothing);
      }).toThrow(/at least one secret/);
  });
});
