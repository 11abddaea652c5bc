import { fill } from '../../shared/fill.ts';
import { formats, sharedTexts } from '../../shared/texts/index.ts';
import { Button } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import type { Page } from '../page.ts';
import type { InstalledCertificate, MobileId } from '../store/records.ts';
import { texts } from '../texts/index.ts';

interface MobileIdViewProps {
  readonly mobileId: MobileId;
  /** What its user should know of it; it works when there is nothing. */
  readonly note?: string | undefined;
  readonly page: Page;
}

/** A mobile ID that this phone has, with its certificates. */
export const MobileIdView = ({ mobileId, note, page }: MobileIdViewProps) => (
  <article class={note === undefined ? 'stack' : 'stack past'}>
    <MobileIdCard labels={mobileId.labels} phoneName={mobileId.phoneName} notAfter={findNotAfter(mobileId)} />
    {note !== undefined && <p class="field-error">{note}</p>}
    <details>
      <summary>{texts.details.title}</summary>
      <ul class="certificates">
        {mobileId.certificates.map((certificate) => (
          <Certificate key={certificate.serial} certificate={certificate} />
        ))}
      </ul>
      {mobileId.earlierKeys.length > 0 && (
        <p class="soft small">
          {fill(texts.details.earlierKeys, { count: mobileId.earlierKeys.length.toString() })}
        </p>
      )}
      <Button
        look="danger"
        onPress={() => {
          page.controller.askRemoval(mobileId);
        }}
      >
        {texts.details.remove}
      </Button>
    </details>
  </article>
);

const Certificate = ({ certificate }: { readonly certificate: InstalledCertificate }) => (
  <li>
    <strong>{sharedTexts.kinds[certificate.kind].name}</strong>
    <dl class="facts">
      <div>
        <dt>{texts.details.validUntil}</dt>
        <dd>{formats.date(certificate.notAfter)}</dd>
      </div>
      <div>
        <dt>{texts.details.serial}</dt>
        <dd class="serial" translate={false}>
          {certificate.serial}
        </dd>
      </div>
    </dl>
  </li>
);

/** When a mobile ID ends: with the first of its certificates. ISO 8601. */
export const findNotAfter = ({ certificates }: MobileId): string =>
  certificates.map(({ notAfter }) => notAfter).toSorted()[0] ?? '';
