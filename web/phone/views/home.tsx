import { LinkButton } from '../../shared/ui/button.tsx';
import { Heading } from '../../shared/ui/heading.tsx';
import type { Page } from '../page.ts';
import type { MobileId } from '../store/records.ts';
import { texts } from '../texts/index.ts';
import { Keeping } from './keeping.tsx';
import { Limits } from './limits.tsx';
import { MobileIdView, findNotAfter } from './mobile-id.tsx';
import { PasteLink } from './paste-link.tsx';
import { homeTitle } from './titles.ts';
import { useLife } from './use-life.ts';

interface HomeProps {
  readonly mobileIds: readonly MobileId[];
  readonly isKept: boolean | undefined;
  readonly page: Page;
}

/** What this phone has, the newest first; or how it gets something. */
export const Home = ({ mobileIds, isKept, page }: HomeProps) => {
  const Life = useLife(mobileIds.length > 0);
  return (
    <div class="surface">
      <Heading>{homeTitle(mobileIds.length)}</Heading>
      {mobileIds.map((mobileId, index) => (
        <MobileIdView
          key={mobileId.orderId}
          mobileId={mobileId}
          note={chooseNote(mobileId, mobileIds.slice(0, index), page.now())}
          Life={Life}
          page={page}
        />
      ))}
      {mobileIds.some(isInPage) && <Keeping isKept={isKept} page={page} />}
      {mobileIds.length === 0 ? (
        <HowToBegin page={page} />
      ) : (
        <details>
          <summary>{texts.home.another}</summary>
          <HowToBegin page={page} />
        </details>
      )}
      {(mobileIds.length === 0 || mobileIds.some(isInPage)) && <Limits />}
    </div>
  );
};

const isInPage = ({ store }: MobileId): boolean => store !== 'system';

const HowToBegin = ({ page }: { readonly page: Page }) => (
  <div class="stack">
    <ol class="how">
      {texts.home.how.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    <PasteLink page={page} />
    <div class="actions">
      <LinkButton look="quiet" href="/">
        {texts.selfService}
      </LinkButton>
    </div>
  </div>
);

const chooseNote = (mobileId: MobileId, newer: readonly MobileId[], now: number): string | undefined => {
  if (Date.parse(findNotAfter(mobileId)) <= now) return texts.home.expired;
  return isPerhapsReplaced(mobileId, newer) ? texts.home.perhapsReplaced : undefined;
};

// Of one whose keys are elsewhere, this page can't ask the service; users may have more than one that works.
const isPerhapsReplaced = (mobileId: MobileId, newer: readonly MobileId[]): boolean =>
  !isInPage(mobileId) && newer.some(({ labels }) => isSameUser(labels, mobileId.labels));

const isSameUser = (one: MobileId['labels'], other: MobileId['labels']): boolean =>
  one.userId === other.userId && one.serverName === other.serverName;
