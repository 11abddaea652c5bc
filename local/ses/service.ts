import { operation, type Permission, type Service } from '../aws/operation.ts';
import { formatArn, place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import type { Point } from '../cloudwatch/metric.ts';
import { setTag, type ConfigurationSet } from './configuration-sets.ts';
import { bareAddress } from './address.ts';
import { toMail, SendEmailInput, type Mail } from './mail.ts';
import { Mailboxes, type Delivery } from './mailboxes.ts';
import { startSesLocal } from './ses-local.ts';

/** What mails go by. */
export interface MailServiceProps {
  readonly clock: Clock;
  /** Addresses that mails may come from. */
  readonly identities: readonly string[];
  readonly configurationSets: readonly ConfigurationSet[];
  /** Hears what is counted of mails that did not arrive or were not wanted. */
  readonly onCount?: (points: readonly Point[]) => void;
}

/** Amazon SES (version 2 of its API), as far as it sends mails. */
export interface MailService {
  readonly service: Service;
  /** All mails that SES took, the newest last; also those that reached nobody. */
  readonly mails: () => readonly Mail[];
  readonly mailboxes: Mailboxes;
  readonly stop: () => Promise<void>;
}

/** Starts SES. Nothing ever leaves the laptop. */
export const startMail = async (props: MailServiceProps): Promise<MailService> => {
  const { clock, configurationSets, onCount = () => undefined } = props;
  const sesLocal = await startSesLocal();
  const mailboxes = new Mailboxes();
  const mails: Mail[] = [];
  const SendEmail = operation(SendEmailInput, {
    permissions,
    perform: async (input) => {
      refuseUnknown(props, input);
      const id = await sesLocal.take(input);
      const set = configurationSets.find(({ name }) => name === input.ConfigurationSetName);
      const sent = deliver(mailboxes, input, set);
      const missed = sent.filter(({ reached }) => !reached).map(({ to }) => to);
      mails.push(toMail(input, { id, at: clock.date(), missed }));
      const tags = readTags(input);
      for (const { event } of sent) if (event) onCount(set?.count(event, tags) ?? []);
      return { MessageId: id };
    },
  });
  const service = { name: 'ses', operations: { SendEmail } };
  return { service, mails: () => mails, mailboxes, stop: sesLocal.stop };
};

/** What a file holds that every scanner takes for a virus though it is none (https://www.eicar.org). */
const virus = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';

/** SES takes a mail with a virus, and then sends it to nobody. */
const isRejected = ({ Content: { Simple } }: SendEmailInput): boolean =>
  Simple.Attachments?.some(({ RawContent }) => Buffer.from(RawContent, 'base64').includes(virus)) ?? false;

const deliver = (
  mailboxes: Mailboxes,
  input: SendEmailInput,
  set: ConfigurationSet | undefined,
): readonly (Delivery & { readonly to: string })[] => {
  const rejected = { reached: false, event: 'Reject' } as const;
  return input.Destination.ToAddresses.map((to) => ({
    to,
    ...(isRejected(input) ? rejected : mailboxes.deliver(to, set?.suppressed ?? [])),
  }));
};

const readTags = ({ EmailTags = [], ConfigurationSetName }: SendEmailInput) => ({
  ...Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
  ...(ConfigurationSetName !== undefined && { [setTag]: ConfigurationSetName }),
});

/** SES asks for the sender's identity and for the configuration set, each of them. */
const permissions = ({ FromEmailAddress, ConfigurationSetName }: SendEmailInput): readonly Permission[] => {
  const address = bareAddress(FromEmailAddress);
  const resources = [
    `identity/${address}`,
    ...(ConfigurationSetName === undefined ? [] : [`configuration-set/${ConfigurationSetName}`]),
  ];
  return resources.map((resource) => ({
    action: 'ses:SendEmail',
    resource: formatArn('ses', resource),
    context: { 'ses:FromAddress': address.toLowerCase() },
  }));
};

const refuseUnknown = (
  { identities, configurationSets }: MailServiceProps,
  { FromEmailAddress, ConfigurationSetName }: SendEmailInput,
): void => {
  const known = configurationSets.map(({ name }) => name);
  if (ConfigurationSetName !== undefined && !known.includes(ConfigurationSetName)) {
    const message = `Configuration set <${ConfigurationSetName}> does not exist.`;
    throw new ServiceError('NotFoundException', message, { status: 404 });
  }
  const address = bareAddress(FromEmailAddress);
  if (identities.includes(address)) return;
  const failed = `The following identities failed the check in region ${place.region.toUpperCase()}: ${address}`;
  throw new ServiceError('MessageRejected', `Email address is not verified. ${failed}`);
};
