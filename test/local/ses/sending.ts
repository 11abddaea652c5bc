import { SESv2Client } from '@aws-sdk/client-sesv2';
import { Mailer } from '../../../lambdas/aws/services/mailer.ts';
import type { Resource } from '../../../local/assembly/template.ts';
import { Clock } from '../../../local/clock.ts';
import { adminClient } from '../../../local/admin-client.ts';
import type { Point } from '../../../local/cloudwatch/metric.ts';
import { readConfigurationSets } from '../../../local/ses/configuration-sets.ts';
import { startMail } from '../../../local/ses/service.ts';
import { serveServices } from '../aws/running.ts';

/** Whom mails come from. */
export const sender = { from: 'mobile-id@example.com', configurationSet: 'set-1' } as const;

/** What a PNG begins with, and a byte that is no text. */
export const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff);

/** A mail with a picture in it, as functions write them. */
export const letter = {
  to: 'alva@example.com',
  subject: 'Din QR-kod för ett mobilt id',
  text: 'Skanna QR-koden: åäö',
  html: '<html><head></head><body><img src="cid:qr-code"></body></html>',
  picture: { contentId: 'qr-code', fileName: 'qr-code.png', png },
};

/** The configuration set, which suppresses what bounces and what somebody complains about. */
export const set: Resource = {
  id: 'Set',
  name: sender.configurationSet,
  arn: 'arn:set',
  properties: { SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] } },
};

/** Counts what comes back, by configuration set and by order. */
export const eventDestination = {
  Enabled: true,
  MatchingEventTypes: ['bounce', 'complaint', 'reject'],
  CloudWatchDestination: {
    DimensionConfigurations: ['ses:configuration-set', 'orderId', 'campaign'].map((DimensionName) => ({
      DimensionName,
      DimensionValueSource: 'messageTag',
      DefaultDimensionValue: 'none',
    })),
  },
};

/** The event destination of the configuration set. */
export const destination: Resource = {
  id: 'Destination',
  name: 'destination',
  arn: 'arn:destination',
  properties: { ConfigurationSetName: sender.configurationSet, EventDestination: eventDestination },
};

/** SES with one identity and one configuration set, behind an endpoint, and the project's own sender of mails. */
export const startSending = async () => {
  const clock = new Clock();
  const counted: Point[] = [];
  const configurationSets = readConfigurationSets([set], [destination]);
  const onCount = (points: readonly Point[]) => counted.push(...points);
  const mail = await startMail({ clock, identities: [sender.from], configurationSets, onCount });
  const endpoint = await serveServices(clock, [mail.service]);
  const ses = new SESv2Client(adminClient(endpoint.url));
  return {
    ...{ clock, mail, ses, counted },
    mailerOf: (changes: Partial<ConstructorParameters<typeof Mailer>[1]> = {}) =>
      new Mailer(ses, { ...sender, ...changes }),
    stop: () => Promise.all([endpoint.close(), mail.stop()]),
  };
};
