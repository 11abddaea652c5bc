import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { verifyCertificate } from '../../../demo/actors/verify-certificate.ts';
import { hasOpenssl } from '../../stories/mail-programs/openssl.ts';
import { openIdentity, withFiles } from '../../web/phone/system-store/services.ts';
import { lifeTexts } from '../../../web/phone/texts/life.ts';
import type { Phone } from '../actors/phone.ts';
import type { Stage } from '../stage.ts';
import { story } from './story.ts';

/** Presses every download, the first one first. @returns the files, by what they are saved as */
const download = async ({ window: { page } }: Phone): Promise<ReadonlyMap<string, Buffer>> => {
  const links = page.locator('a[download]');
  await links.first().waitFor();
  const files = new Map<string, Buffer>();
  for (const link of await links.all()) {
    const [started] = await Promise.all([page.waitForEvent('download'), link.click()]);
    files.set(started.suggestedFilename(), await readFile(await started.path()));
  }
  return files;
};

const readPassword = ({ window: { page } }: Phone): Promise<string> => page.locator('.password').innerText();

/** The PEM blocks in what OpenSSL makes of a container. */
const open = async (container: Buffer, password: string): Promise<readonly string[]> => {
  let blocks: readonly string[] = [];
  await withFiles({ 'id.p12': container }, async (folder) => {
    await openIdentity(folder, password);
    const text = await readFile(`${folder}/id.pem`, 'utf8');
    blocks = text.match(/-----BEGIN [A-Z ]+-----[^]+?-----END [A-Z ]+-----\n/g) ?? [];
  });
  return blocks;
};

/** A certificate out of a container is valid to whoever trusts the CA, and its key is with it. */
const expectValid = async ({ world }: Stage, blocks: readonly string[]): Promise<X509Certificate> => {
  const [pem = '', ...chain] = blocks.filter((block) => block.includes('BEGIN CERTIFICATE'));
  expect(blocks.some((block) => block.includes('PRIVATE KEY'))).toBe(true);
  const checks = await verifyCertificate({
    ...{ pem, chain: chain.join(''), root: world.cloud.authority.rootPem, now: world.cloud.clock.date() },
  });
  expect(checks.filter(({ holds }) => !holds)).toEqual([]);
  return new X509Certificate(pem);
};

/** Until the phone hands its user what they install. */
const goToHandOver = async (stage: Stage, phone: Phone) => {
  const alva = await stage.user();
  await alva.types(await phone.connects(await alva.getsQrCode()));
  await phone.window.shows(phone.words.handOver.title);
  return alva;
};

export const systemStore = [
  story('keys for the phone’s system are downloaded, imported, and gone from the page', async (stage) => {
    if (!hasOpenssl) return;
    await stage.world.setOptions({ 'phone-store': 'system', 'test-page': 'https://test.example/it' });
    const phone = await stage.phone();
    const { window, words } = phone;
    const alva = await goToHandOver(stage, phone);
    const password = await readPassword(phone);
    await window.reload();
    await window.shows(words.handOver.title);
    expect(await readPassword(phone)).toBe(password);
    await window.press(words.handOver.next);
    await window.shows(words.handOver.how);
    const files = await download(phone);
    expect([...files.keys()]).toEqual(['mobile-id-authentication.p12', 'mobile-id-signature.p12']);
    await window.press(words.handOver.installed);
    await window.shows(words.handOver.sure.title);
    await window.press(words.handOver.sure.yes);
    await phone.isDone();
    await alva.window.shows(alva.words.completed.title);

    const [mobileId] = await alva.person.selfService.mobileIds();
    expect(mobileId).toMatchObject({ state: 'active', store: 'system' });
    const serials = [];
    for (const file of files.values())
      serials.push((await expectValid(stage, await open(file, password))).serialNumber);
    expect(serials).toEqual(mobileId?.certificates.map(({ serial }) => serial));
    await window.reload();
    await window.shows(words.home.title);
    await window.says(words.details.inSystem);
    const { byPage, openPage } = lifeTexts.en.test;
    await window.says(byPage.replace('{host}', 'test.example'));
    const link = window.page.getByRole('link', { name: openPage });
    expect(await link.getAttribute('href')).toBe('https://test.example/it');
    await window.looksRight();
  }),

  story('on an iPhone the user chooses, and gets one profile with all keys', async (stage) => {
    await stage.world.setOption('phone-store', 'choice');
    const alva = await stage.user();
    const phone = await stage.phone({ device: 'iphone' });
    const { window, words } = phone;
    await phone.opens(await alva.getsQrCode());
    await window.press(words.offer.accept);
    await window.shows(words.storeChoice.title);
    await window.press(words.storeChoice.system.name);
    await alva.types(await phone.showsMatchCode());
    await window.shows(words.handOver.title);
    const password = await readPassword(phone);
    await window.press(words.handOver.next);
    const files = await download(phone);
    expect([...files.keys()]).toEqual(['mobile-id.mobileconfig']);
    const profile = files.get('mobile-id.mobileconfig')?.toString() ?? '';
    const containers = profile
      .split('<dict>')
      .filter((payload) => payload.includes('com.apple.security.pkcs12'))
      .map((payload) => Buffer.from(/<data>(.*)<\/data>/.exec(payload)?.[1] ?? '', 'base64'));
    expect(containers).toHaveLength(2);
    if (hasOpenssl) for (const each of containers) await expectValid(stage, await open(each, password));
    await window.press(words.handOver.installed);
    await window.press(words.handOver.sure.yes);
    await phone.isDone();
  }),

  story('whoever could not install says so, and nothing stays valid', async (stage) => {
    await stage.world.setOption('phone-store', 'system');
    const phone = await stage.phone();
    const { window, words } = phone;
    const alva = await goToHandOver(stage, phone);
    await window.press(words.handOver.next);
    await window.press(words.handOver.notInstalled);
    await window.shows(words.handOver.giveUp.title);
    await window.press(words.handOver.giveUp.no);
    await window.shows(words.handOver.how);
    await window.press(words.handOver.notInstalled);
    await window.press(words.handOver.giveUp.yes);
    await window.shows(words.troubles['not-installed'].title);
    await alva.window.shows(alva.words.endings['not-installed'].title);
    const [order] = (await stage.world.orders()).filter(({ userId }) => userId === alva.person.userId);
    if (!order) throw new Error('There is no order');
    await stage.world.processEnds(order.orderId);
    const issued = await stage.world.issuedFor(order.orderId);
    expect(issued.filter(({ revokedAt }) => revokedAt === undefined)).toEqual([]);
    await window.reload();
    await window.shows(words.home.empty);
  }),
];
