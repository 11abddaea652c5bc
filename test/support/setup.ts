/**
 * What every test file starts with: the metadata that @peculiar/x509 needs, matchers for calls to AWS and for
 * logs, and a clean slate after each test (files share one process).
 */
import 'reflect-metadata';
import 'aws-sdk-client-mock-vitest/extend';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { logMatchers } from './log-matchers.ts';
import { captureLogs } from './logs.ts';

expect.extend(logMatchers);

beforeEach(() => {
  captureLogs();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});
