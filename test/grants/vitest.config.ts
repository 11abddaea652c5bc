import { defineConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

/** `npm run test:grants`: takes minutes, so it is not part of `npm test`. */
export default defineConfig({ test: { ...base.test, include: ['test/grants/**/*.test.ts'], exclude: [] } });
