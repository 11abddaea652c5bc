import { ApiProblem } from '../../demo/actors/http.ts';
import { Phone, type Installation } from '../../demo/actors/phone.ts';
import { readSvg } from '../../demo/actors/read-qr-code.ts';
import type { MobileIdView, OrderView, SelfService } from '../../demo/actors/self-service.ts';
import { until } from '../../demo/actors/until.ts';
import { patience } from './deployed.ts';
import { Unexpected, type Recorder } from './recorder.ts';

/** What a whole order gives. */
export interface Ordered {
  readonly installation: Installation;
  readonly mobileId: MobileIdView;
}

/** A request that has to be refused. @throws {Unexpected} it was not, or otherwise */
export const expectRefusal = async (request: Promise<unknown>, status: number): Promise<string> => {
  const came = await request.then(
    () => 'it was taken',
    (error: unknown) => error,
  );
  if (came instanceof ApiProblem && came.status === status) return came.message;
  const what = came instanceof Error ? came.message : 'it was taken';
  throw new Unexpected(`${status.toString()} has to come, but ${what}`);
};

const readLink = ({ activationCode }: OrderView): string => {
  if (activationCode?.mailedTo !== undefined)
    throw new Unexpected(
      'The option qr-delivery is email, and nobody here can read that mail: set it to self-service for the time of this test',
    );
  const link = readSvg(activationCode?.qrCode ?? '');
  if (link === undefined) throw new Unexpected('Nobody can read the QR code that the page shows');
  return link;
};

const otherDigits = (digits: string): string =>
  digits.slice(0, -1) + ((Number(digits.at(-1)) + 1) % 10).toString();

interface Parts {
  readonly selfService: SelfService;
  readonly apiUrl: string;
  readonly orderId: string;
  readonly recorder: Recorder;
}

const showQrCode = ({ selfService, orderId, recorder }: Parts): Promise<string> =>
  recorder.step('The page shows a QR code', async () => {
    const { choices } = await selfService.reach(orderId, 'awaiting-confirmation', patience);
    const offered = choices?.kinds.filter(({ policy }) => policy === 'choice') ?? [];
    await selfService.confirm(orderId, { kinds: offered.map(({ kind }) => kind) });
    const order = await until(
      () => selfService.reach(orderId, 'awaiting-phone', patience),
      ({ activationCode }) => activationCode !== undefined,
      patience,
    );
    return [readLink(order), 'read as a phone reads it'] as const;
  });

const answer = ({ apiUrl, recorder }: Parts, link: string) =>
  recorder.step('A phone makes its keys and shows a match code', async () => {
    const phone = new Phone(apiUrl, link, 'Smoke test');
    const matchCode = await phone.answer();
    return [{ phone, matchCode }, `${matchCode.length.toString()} digits`] as const;
  });

const approve = async (
  { selfService, orderId, recorder, apiUrl }: Parts,
  link: string,
  matchCode: string,
) => {
  await recorder.step('A second phone is refused', async () => [
    undefined,
    await expectRefusal(new Phone(apiUrl, link, 'Stranger').open(), 410),
  ]);
  await selfService.reach(orderId, 'awaiting-approval', patience);
  await recorder.step('Other digits are refused', async () => [
    undefined,
    await expectRefusal(selfService.approve(orderId, otherDigits(matchCode)), 422),
  ]);
  await selfService.approve(orderId, matchCode);
};

/**
 * One whole order, as a page and a phone do it, with what has to be refused on the way.
 * @throws {Unexpected} something is not as it has to be
 */
export const runOrder = async (parts: Parts): Promise<Ordered> => {
  const { selfService, orderId, recorder } = parts;
  const link = await showQrCode(parts);
  const { phone, matchCode } = await answer(parts, link);
  await approve(parts, link, matchCode);
  const installation = await recorder.step('The phone gets its certificates', async () => {
    const got = await phone.install(undefined, patience);
    await phone.acknowledge();
    return [got, got.certificates.map(({ kind, serial }) => `${kind} ${serial}`).join(', ')] as const;
  });
  const mobileId = await recorder.step('The mobile ID is active', async () => {
    const order = await selfService.reach(orderId, 'completed', patience);
    const view = await selfService.mobileId(order.mobileId ?? orderId);
    if (view.state !== 'active') throw new Unexpected(`It is ${view.state}`);
    return [view, view.labels.profileName] as const;
  });
  return { installation, mobileId };
};
