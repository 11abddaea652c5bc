import { SESv2Client } from '@aws-sdk/client-sesv2';
import { Mailer } from '../../../lambdas/shared/aws/mailer.ts';
import { Clock } from '../../../local/clock.ts';
import { laptop } from '../../../local/laptop.ts';
import { startMail } from '../../../local/mail/ses.ts';
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

/** SES with one identity and one configuration set, behind an endpoint, and the project's own sender of mails. */
export const startSending = async () => {
  const clock = new Clock();
  const mail = await startMail({ clock, identities: [sender.from], configurationSets: ['set-1'] });
  const endpoint = await serveServices(clock, [mail.service]);
  const ses = new SESv2Client(laptop(endpoint.url));
  return {
    ...{ clock, mail, ses },
    mailerOf: (changes: Partial<ConstructorParameters<typeof Mailer>[1]> = {}) =>
      new Mailer(ses, { ...sender, ...changes }),
    stop: () => Promise.all([endpoint.close(), mail.stop()]),
  };
};
