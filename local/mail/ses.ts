import { operation, type Permission, type Service } from '../aws/operation.ts';
import { arnOf, place } from '../aws/place.ts';
import { ServiceError } from '../aws/service-error.ts';
import type { Clock } from '../clock.ts';
import { bareAddress, mailOf, SendEmailInput, type Mail } from './mail.ts';
import { startSesLocal } from './ses-local.ts';

/** What mails go by. */
export interface MailServiceProps {
  readonly clock: Clock;
  /** Addresses that mails may come from. */
  readonly identities: readonly string[];
  /** Names of configuration sets. */
  readonly configurationSets: readonly string[];
}

/** Amazon SES (version 2 of its API), as far as it sends mails. */
export interface MailService {
  readonly service: Service;
  /** All mails that were sent, the newest last. */
  readonly mails: () => readonly Mail[];
  readonly stop: () => Promise<void>;
}

/** Starts SES. Nothing ever leaves the laptop. */
export const startMail = async ({ clock, ...known }: MailServiceProps): Promise<MailService> => {
  const sesLocal = await startSesLocal();
  const mails: Mail[] = [];
  const SendEmail = operation(SendEmailInput, {
    permissions,
    perform: async (input) => {
      refuseUnknown(known, input);
      const id = await sesLocal.take(input);
      mails.push(mailOf(input, { id, at: clock.date() }));
      return { MessageId: id };
    },
  });
  return { service: { name: 'ses', operations: { SendEmail } }, mails: () => mails, stop: sesLocal.stop };
};

/** SES asks for the sender's identity and for the configuration set, each of them. */
const permissions = ({ FromEmailAddress, ConfigurationSetName }: SendEmailInput): readonly Permission[] => {
  const address = bareAddress(FromEmailAddress);
  const resources = [
    `identity/${address}`,
    ...(ConfigurationSetName === undefined ? [] : [`configuration-set/${ConfigurationSetName}`]),
  ];
  return resources.map((resource) => ({
    action: 'ses:SendEmail',
    resource: arnOf('ses', resource),
    context: { 'ses:FromAddress': address.toLowerCase() },
  }));
};

const refuseUnknown = (
  { identities, configurationSets }: Omit<MailServiceProps, 'clock'>,
  { FromEmailAddress, ConfigurationSetName }: SendEmailInput,
): void => {
  if (ConfigurationSetName !== undefined && !configurationSets.includes(ConfigurationSetName)) {
    const message = `Configuration set <${ConfigurationSetName}> does not exist.`;
    throw new ServiceError('NotFoundException', message, { status: 404 });
  }
  const address = bareAddress(FromEmailAddress);
  if (identities.includes(address)) return;
  const failed = `The following identities failed the check in region ${place.region.toUpperCase()}: ${address}`;
  throw new ServiceError('MessageRejected', `Email address is not verified. ${failed}`);
};
