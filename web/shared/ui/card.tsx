import { formats, sharedTexts } from '../texts/index.ts';

/** What a card says about a mobile ID. */
export interface CardContent {
  readonly labels: { readonly userId: string; readonly serverName: string; readonly profileName: string };
  readonly phoneName: string;
  /** ISO 8601. */
  readonly notAfter: string;
}

/** A mobile ID as a card: no landmark, since there may be several of one name. */
export const MobileIdCard = ({ labels, phoneName, notAfter }: CardContent) => (
  <div class="id-card" role="group" aria-label={`${labels.profileName}, ${phoneName}`}>
    <p class="id-card-server" translate={false}>
      {labels.serverName}
    </p>
    <p class="id-card-name" translate={false}>
      {labels.profileName}
    </p>
    <dl>
      <div>
        <dt>{sharedTexts.card.user}</dt>
        <dd translate={false}>{labels.userId}</dd>
      </div>
      <div>
        <dt>{sharedTexts.card.phone}</dt>
        <dd translate={false}>{phoneName}</dd>
      </div>
      <div>
        <dt>{sharedTexts.card.validUntil}</dt>
        <dd>{formats.date(notAfter)}</dd>
      </div>
    </dl>
  </div>
);
