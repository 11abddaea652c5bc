import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { formats, sharedTexts } from '../../shared/texts/index.ts';
import { Button } from '../../shared/ui/button.tsx';
import { MobileIdCard } from '../../shared/ui/card.tsx';
import type { Page } from '../page.ts';
import type { InstalledCertificate, MobileId } from '../store/records.ts';
import { texts } from '../texts/index.ts';

/** What says whether a mobile ID still works. */
export interface LifeProps {
  readonly mobileId: MobileId;
  readonly page: Page;
  /** Takes the mobile ID that has taken this one's place; without it, none does. */
  readonly onRenewed?: ((renewed: MobileId) => void) | undefined;
}

interface MobileIdViewProps extends Pick<LifeProps, 'mobileId' | 'page'> {
  /** What its user should know of it; it works when there is nothing. */
  readonly note?: string | undefined;
  /** What asks the service whether it still works; it is loaded after the page. */
  readonly Life?: ComponentType<LifeProps> | undefined;
}

/** A mobile ID that this phone has, with its certificates; the renewed one, once it was renewed here. */
export const MobileIdView = ({ mobileId: shown, note, Life, page }: MobileIdViewProps) => {
  const [mobileId, setMobileId] = useState(shown);
  return (
    <article class={note === undefined ? 'stack' : 'stack past'}>
      <MobileIdCard
        labels={mobileId.labels}
        phoneName={mobileId.phoneName}
        notAfter={findNotAfter(mobileId)}
      />
      {note !== undefined && <p class="field-error">{note}</p>}
      {mobileId.store === 'system' && <p class="soft small">{texts.details.inSystem}</p>}
      {Life && (
        <Life mobileId={mobileId} page={page} onRenewed={mobileId === shown ? setMobileId : undefined} />
      )}
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
};

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
