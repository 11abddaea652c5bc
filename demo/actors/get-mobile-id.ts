import type { webcrypto } from 'node:crypto';
import type { CertificateKind, KeyStore } from '../../domain/certificates/certificate-kinds.ts';
import type { OldPhone } from '../../domain/order/order.ts';
import { Phone, type Activation, type Installation } from './phone.ts';
import { readPng, readSvg } from './read-qr-code.ts';
import type { Confirmation, MobileIdView, OrderView, SelfService } from './self-service.ts';

/** One person who wants a mobile ID, with what they have at hand. */
export interface Scenario {
  readonly selfService: SelfService;
  /** URL of the API's stage, for the phone. */
  readonly apiUrl: string;
  /** Waits for the mail with the QR code of an order, and gives the picture in it. */
  readonly mailedPicture: (orderId: string) => Promise<Uint8Array>;
  /** What the user says became of the phone that is replaced, if one is; kept unless told. */
  readonly oldPhone?: OldPhone;
  /** Which mobile ID the user replaces, where they have as many as they may; the first that may be unless told. */
  readonly replaces?: string;
  readonly phoneName?: string;
  /** Where the phone keeps its keys; the first that the order allows unless told. */
  readonly store?: KeyStore;
  /** Kinds of certificate that the user ticks; all that there are to choose unless told. */
  readonly kinds?: readonly CertificateKind[];
  /** Hears of each step that is done. */
  readonly onStep?: (step: string) => void;
  /** Hears of each step that waits, as soon as it is seen. */
  readonly onWait?: (waiting: Waiting) => void;
}

/** An order that waits for somebody, and until when. */
export type Waiting = Pick<OrderView, 'state' | 'deadline'>;

/** What came of it. */
export interface Result {
  readonly order: OrderView;
  readonly mobileId: MobileIdView;
  readonly installation: Installation;
  /** Private encryption keys that the phone got besides its own, by serial of their certificate. */
  readonly keys: ReadonlyMap<string, webcrypto.JsonWebKey>;
  readonly phone: Phone;
  /** What the page showed of the activation code. */
  readonly code: ActivationCode;
  /** What the phone learned from its link. */
  readonly activation: Activation;
}

type ActivationCode = NonNullable<OrderView['activationCode']>;

const nobody = (): void => undefined;

/**
 * Gets a mobile ID, from the click on *Get Mobile ID* to the active one, as a page and a phone do it.
 * @throws {ApiProblem} the API said no
 */
export const getMobileId = async (scenario: Scenario): Promise<Result> => {
  const { selfService, onStep = nobody, onWait = nobody } = scenario;
  const { orderId } = await selfService.start();
  onStep(`Get Mobile ID: order ${orderId}`);
  const followed = await followQrCode(scenario, orderId);
  const { phone } = followed;
  const matchCode = await phone.answer();
  onStep(`The phone has made its keys and shows the match code ${matchCode}`);
  onWait(await selfService.reach(orderId, 'awaiting-approval'));
  await selfService.approve(orderId, matchCode);
  onStep('The user has typed the match code: Next');
  const installation = await phone.install(onWait);
  const keys = await phone.openKeys(installation);
  onStep(`The phone has got ${installation.certificates.map(({ kind }) => kind).join(', ')}`);
  await phone.acknowledge();
  const order = await selfService.reach(orderId, 'completed');
  const mobileId = await selfService.mobileId(order.mobileId ?? orderId);
  onStep(`Mobile ID "${mobileId.labels.profileName}" is ${mobileId.state}`);
  return { order, mobileId, installation, keys, ...followed };
};

/** From *Next* on the first page to the phone that has opened the link. */
const followQrCode = async (
  scenario: Scenario,
  orderId: string,
): Promise<Pick<Result, 'phone' | 'code' | 'activation'>> => {
  const { selfService, apiUrl, mailedPicture, phoneName, onStep = nobody, onWait = nobody } = scenario;
  const waiting = await selfService.reach(orderId, 'awaiting-confirmation');
  onWait(waiting);
  await selfService.confirm(orderId, toConfirmation(scenario, waiting));
  onStep('The user has confirmed: Next');
  onWait(await selfService.reach(orderId, 'awaiting-phone'));
  const code = await selfService.reachCode(orderId);
  const { qrCode, mailedTo } = code;
  const link = qrCode === undefined ? readPng(await mailedPicture(orderId)) : readSvg(qrCode);
  if (link === undefined) throw new Error('Nobody can read this QR code');
  onStep(mailedTo === undefined ? 'The page shows the QR code' : `The QR code was mailed to ${mailedTo}`);
  const phone = new Phone(apiUrl, link, phoneName);
  phone.store = scenario.store;
  const activation = await phone.open();
  const { serverName, profileName } = activation.labels;
  onStep(`The phone has opened the link: ${serverName}, ${profileName}`);
  return { phone, code, activation };
};

/** What the user ticks, and what became of the old phone if there is one. */
const toConfirmation = (scenario: Scenario, { choices }: OrderView): Confirmation => {
  const offered = choices?.kinds.filter(({ policy }) => policy === 'choice').map(({ kind }) => kind) ?? [];
  return { kinds: [...(scenario.kinds ?? offered)], ...toReplacement(scenario, choices) };
};

const toReplacement = (
  { replaces, oldPhone = 'kept' }: Scenario,
  choices: OrderView['choices'],
): Pick<Confirmation, 'replaces' | 'oldPhone'> => {
  if (choices?.replaces) return { oldPhone };
  const [first] = choices?.replaceable ?? [];
  return first ? { replaces: replaces ?? first.mobileId, oldPhone } : {};
};
