import { expect } from 'vitest';
import { readPng } from '../../../demo/actors/read-qr-code.ts';
import type { Person } from '../../stories/person.ts';
import type { Stage } from '../stage.ts';

/** Reads the QR code in somebody's newest mail, as the inbox shows the mail. @returns the link in it */
export const mailedLink = async (stage: Stage, { email }: Person): Promise<string> => {
  const { page } = await stage.inbox();
  await page.getByRole('listitem').filter({ hasText: email }).first().getByRole('link').click();
  const picture = page.frameLocator('iframe').locator('img').first();
  const link = readPng(await picture.screenshot());
  expect(link).toContain('/phone/#');
  return link ?? '';
};
