import { expect } from 'vitest';
import { getMobileId } from '../../demo/actors/get-mobile-id.ts';
import { SelfService } from '../../demo/actors/self-service.ts';
import { npmRun } from './program.ts';

/**
 * Goes through `npm run mobile-ids` on the cloud that `npm start` runs here.
 * @param token of the demo user alva
 */
export const changeMobileIds = async (apiUrl: string, token: string): Promise<void> => {
  const selfService = new SelfService(apiUrl, token);
  const mailedPicture = () => Promise.reject(new Error('The QR code is on the page'));
  const { mobileId } = await getMobileId({ selfService, apiUrl, mailedPicture });
  const one = [mobileId.mobileId, '--subject', 'alva', '--local'];
  const tool = (command: string, ...args: readonly string[]) =>
    npmRun('mobile-ids', command, ...args).then(({ code, stdout, stderr }) => [code, stdout + stderr]);

  expect(await tool('list', '--subject', 'alva', '--local')).toEqual([
    0,
    expect.stringMatching(new RegExp(`^${mobileId.mobileId} +active `, 'm')),
  ]);
  expect(await tool('list', '--expiring', '30d', '--local')).toEqual([0, 'None\n']);
  expect(await tool('list', '--expiring', '9999d', '--local')).toEqual([
    0,
    expect.stringContaining(mobileId.mobileId),
  ]);
  expect((await tool('deactivate', ...one))[0]).toBe(0);
  expect((await selfService.mobileId(mobileId.mobileId)).state).toBe('inactive');
  expect((await tool('reactivate', ...one))[0]).toBe(0);
  const dry = await tool('lock', ...one, '--reason', 'phone-lost', '--dry-run');
  expect(dry).toEqual([0, expect.stringContaining('2 certificates would be revoked')]);
  expect((await selfService.mobileId(mobileId.mobileId)).state).toBe('active');
  expect((await tool('lock', ...one, '--reason', 'phone-lost'))[0]).toBe(0);
  await selfService.reachRevoked(mobileId.mobileId);
  expect(await tool('show', ...one)).toEqual([0, expect.stringContaining('phone-lost, by operator')]);
  expect(await tool('reactivate', ...one)).toEqual([1, expect.stringContaining('It is locked')]);
  expect((await tool('show', mobileId.mobileId, '--subject', 'bo', '--local'))[0]).toBe(2);
};
