import * as v from 'valibot';
import {
  certificateKinds,
  type CertificateKind,
  keyStores,
  type KeyStore,
} from '../certificates/certificate-kinds.ts';
import { OptionInvalid } from '../failures/process-errors.ts';
import {
  dayList,
  defineChoice,
  nextSteps,
  period,
  periodOrNever,
  template,
  testPage,
  time,
} from './option-definition.ts';
import { renewalApprovals } from '../order/order-states.ts';

/** Who may decide on a kind of certificate. */
export const kindPolicies = ['always', 'choice', 'never'] as const;

/** Who decides whether a certificate of a kind is issued: the administrator, or with `choice` the user. */
export type KindPolicy = (typeof kindPolicies)[number];

/** Every option by the name of its parameter: the one place that names them and says what they may hold. */
export const OptionsSchema = v.object({
  'certificates/authentication': defineChoice('Issue an authentication certificate', kindPolicies, 'always'),
  'certificates/signature': defineChoice('Issue a signature certificate', kindPolicies, 'always'),
  'certificates/encryption': defineChoice('Issue an encryption certificate', kindPolicies, 'never'),
  'qr-delivery': defineChoice('Where the user gets the QR code', ['self-service', 'email'], 'self-service'),
  validity: period('How long the certificates are valid', 'P2Y', 'P5Y'),
  'label/user-id': template('Label on the phone: who the user is', '{email}'),
  'label/server-name': template('Label on the phone: which service it is', 'Mobile ID'),
  'label/profile-name': template('Label on the phone: name of the mobile ID', 'MobileID {commonName}'),
  'recover-encryption-certificates': defineChoice(
    'Keep encryption keys recoverable and give a new phone the earlier ones',
    ['true', 'false'],
    'false',
  ),
  'phone-store': defineChoice(
    'Where a phone keeps its keys: in the page, where no app uses and nobody copies them, or in its system, whose apps use them, and which they can be copied on the way to',
    [...keyStores, 'choice'],
    'page',
  ),
  notify: defineChoice(
    'Which outcomes the user is mailed about',
    ['none', 'success', 'failure', 'both'],
    'both',
  ),
  'activation-code-lifetime': time('How long a QR code works; NIST SP 800-63B-4: PT10M', 'PT10M', 'PT24H'),
  'confirmation-time': time('How long an order waits for Next on its first page', 'PT15M', 'PT24H'),
  'phone-time': time('How long an order waits for a phone, over all its QR codes', 'PT1H', 'PT24H'),
  'approval-time': time('How long an order waits for the match code', 'PT15M', 'PT24H'),
  'installation-time': time('How long an order waits for the phone to install', 'PT15M', 'PT24H'),
  'sign-in-age': time('How old a sign-in may be to start or approve an order', 'PT10M', 'PT12H'),
  'mobile-ids-per-user': defineChoice(
    'How many mobile IDs a user may have at once, on a phone each; whoever has as many replaces one',
    ['1', '2', '3', '4', '5'],
    '1',
  ),
  reminders: dayList('How many days before a mobile ID ends its user is mailed', '60,30,14,7,1'),
  'renewal-from': periodOrNever(
    'How long before its end a phone renews its mobile ID by itself, in the second half of its life at the earliest',
    'P30D',
    'P1Y',
  ),
  'renewal-approval': defineChoice(
    'What a renewal asks of its user: nothing, for the phone proves the key that it has, or the match code',
    renewalApprovals,
    'none',
  ),
  'next-steps': nextSteps(
    'What users are told to do first with their mobile ID, on the last pages and in the email',
  ),
  'test-page': testPage(
    'A page that lets in who has a mobile ID, by mutual TLS: where users test one whose keys are in the phone’s system',
  ),
});

/** A value for every option, each of them checked. An order keeps the ones that it started with to its end. */
export type Options = Readonly<v.InferOutput<typeof OptionsSchema>>;

function storedEntries<Entries extends Readonly<Record<string, { readonly stored: v.GenericSchema }>>>(
  entries: Entries,
): { readonly [Name in keyof Entries]: Entries[Name]['stored'] };
function storedEntries(entries: Readonly<Record<string, { readonly stored: v.GenericSchema }>>): object {
  return Object.fromEntries(Object.entries(entries).map(([name, { stored }]) => [name, stored]));
}

/**
 * The options as an order holds them, which may have begun under an earlier release: options that are no more are
 * left out, and the first value stands in for one that is not there or that nobody can work with. Never refuses.
 */
export const StoredOptionsSchema = v.object(storedEntries(OptionsSchema.entries));

/** Name of an option: of its parameter, below the path of all options. */
export type OptionName = keyof Options;

/** The name of every option, in the order in which an administrator sees them. */
export const optionNames = v.keyof(OptionsSchema).options;

/** The definition of each option: description, first value, what is allowed. */
export const optionDefinition = (name: OptionName) => OptionsSchema.entries[name].definition;

/**
 * Checks what Parameter Store holds.
 * @param values the value of each parameter, by the option's name
 * @throws {OptionInvalid} names the first option that is missing or holds what it may not, and, when no
 *   certificate kind is left to issue, the options of the kinds
 */
export const parseOptions = (values: Readonly<Record<string, string>>): Options => {
  for (const name of optionNames) parseOption(name, values[name]);
  const options = v.parse(OptionsSchema, values);
  if (certificateKinds.every((kind) => kindPolicy(options, kind) === 'never'))
    throw new OptionInvalid('certificates/*', 'never', 'always or choice for one kind at least');
  return options;
};

/**
 * Checks one option.
 * @throws {OptionInvalid}
 */
export const parseOption = (name: OptionName, value: string | undefined): string => {
  if (value === undefined || !v.is(OptionsSchema.entries[name], value))
    throw new OptionInvalid(name, value, optionDefinition(name).allowed);
  return value;
};

/** What the options say about one kind of certificate. */
export const kindPolicy = (options: Options, kind: CertificateKind): KindPolicy =>
  options[`certificates/${kind}`];

/** The stores that a phone may keep its keys in; with `choice` its user decides. */
export const listKeyStores = ({ 'phone-store': policy }: Options): readonly KeyStore[] =>
  policy === 'choice' ? keyStores : [policy];
