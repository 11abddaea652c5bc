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

/** Who mails come from, and who hears when they don't arrive. */
export interface MailProps {
  readonly senderAddress: string;
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
  readonly #identity: EmailIdentity;
  readonly #configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, props: MailProps) {
    super(scope, id);
    this.#props = props;
    this.#configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.#identity = new EmailIdentity(this, 'Sender', {
      identity: Identity.email(props.senderAddress),
      configurationSet: this.#configurationSet,
    });
    this.#countUndelivered();
  }

  /** Lets a function send mails from the one address. */
  grantSend(entryPoint: EntryPoint): void {
    const { senderAddress, siteUrl } = this.#props;
    const { configurationSetName } = this.#configurationSet;
    entryPoint.addToRolePolicy({
      actions: ['ses:SendEmail'],
      resources: [
        this.#identity.emailIdentityArn,
        Stack.of(this).formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: configurationSetName,
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': senderAddress } },
    });
    entryPoint.addEnvironment({
      SENDER_ADDRESS: senderAddress,
      MAIL_CONFIGURATION_SET: configurationSetName,
      SITE_URL: siteUrl,
    });
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
