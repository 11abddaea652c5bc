import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { timeLimits } from '../../domain/order/time-limits.ts';
import type { Capabilities } from './capabilities.ts';

type RemindProps = Pick<Capabilities, 'entryPoints' | 'store' | 'options' | 'mail' | 'deadLetters'>;

/** The function that mails people whose mobile ID ends soon. */
export class Remind extends Construct {
  constructor(scope: Construct, id: string, { entryPoints, store, options, mail, deadLetters }: RemindProps) {
    super(scope, id);
    const sendReminders = entryPoints.add(this, 'send-reminders', {
      impact: 'users are not told that their mobile ID ends soon; the next run, an hour later, tries again',
      // What is under way when the time of a run is over has this minute left.
      timeout: Duration.seconds(timeLimits.remind + 60),
      retryAttempts: 0,
      deadLetterQueue: deadLetters.queue,
    });
    store.mobileIds.grant(sendReminders, 'get');
    store.mobileIds.grantQueryExpiring(sendReminders);
    store.mobileIds.grantWrite(sendReminders, 'update', ['state', 'notAfter', 'reminder']);
    store.directory.grant(sendReminders, 'get');
    options.grantReadOne(sendReminders, 'reminders');
    options.grantReadOne(sendReminders, 'renewal-from');
    mail.grantSend(sendReminders);
  }
}
