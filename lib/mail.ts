import { Stack } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import {
  CloudWatchDimensionSource,
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { alarmPeriod, type Alarms } from './alarms.ts';
import type { EntryPoint } from './entry-point.ts';
import { acknowledgeMailIdentities } from './nag-acknowledgements.ts';

/** Who mails come from, and who hears when they don't arrive. */
export interface MailProps {
  readonly senderAddress: string;
  /** Makes an identity of the address; else SES knows its domain or itself already. */
  readonly createsIdentity: boolean;
  /** Origin of the page that mails link to. */
  readonly siteUrl: string;
  readonly alarms: Alarms;
}

// SES tags every message with the name of its configuration set.
const setDimension = 'ses:configuration-set';

/** What SES may report of a mail that did not reach its user. Only counts leave SES, never an address. */
const undelivered = {
  Bounce: {
    event: EmailSendingEvent.BOUNCE,
    meaning: 'A mail came back: its user got no QR code or does not know how an order ended',
  },
  Complaint: {
    event: EmailSendingEvent.COMPLAINT,
    meaning: 'A user marked a mail as spam; SES stops mailing them',
  },
  Reject: {
    event: EmailSendingEvent.REJECT,
    meaning: 'SES refused to send a mail: its user got no QR code or does not know how an order ended',
  },
} as const;

/** The address that mails come from, and how SES sends them: over TLS only, and counted when they fail. */
export class Mail extends Construct {
  readonly #props: MailProps;
  readonly #configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    this.#props = props;
    this.#configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    if (props.createsIdentity)
      new EmailIdentity(this, 'Sender', { identity: Identity.email(props.senderAddress) });
    this.#countUndelivered();
  }

  /**
   * Lets a function send mails from the one address. SES asks for the sender's identity, which may be its domain, and
   * in the sandbox for the recipient's too; with attachments, some accounts report that it asks for SendRawEmail.
   */
  grantSend(entryPoint: EntryPoint): void {
    const { senderAddress, siteUrl } = this.#props;
    const { configurationSetName } = this.#configurationSet;
    const identities = this.#arn('identity', '*');
    entryPoint.addToRolePolicy({
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [identities, this.#arn('configuration-set', configurationSetName)],
      conditions: { StringEquals: { 'ses:FromAddress': senderAddress } },
    });
    acknowledgeMailIdentities(entryPoint, identities);
    entryPoint.addEnvironment({
      SENDER_ADDRESS: senderAddress,
      MAIL_CONFIGURATION_SET: configurationSetName,
      SITE_URL: siteUrl,
    });
  }

  #arn(resource: string, resourceName: string): string {
    return Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
  }

  #countUndelivered(): void {
    this.#configurationSet.addEventDestination('Undelivered', {
      destination: EventDestination.cloudWatchDimensions([
        { name: setDimension, source: CloudWatchDimensionSource.MESSAGE_TAG, defaultValue: 'none' },
      ]),
      events: Object.values(undelivered).map(({ event }) => event),
    });
    for (const [metricName, { meaning }] of Object.entries(undelivered)) {
      const metric = new Metric({
        namespace: 'AWS/SES',
        metricName,
        dimensionsMap: { [setDimension]: this.#configurationSet.configurationSetName },
        statistic: Stats.SUM,
        period: alarmPeriod,
      });
      this.#props.alarms.addAlarm(this, metricName, { metric, meaning });
    }
  }
}
