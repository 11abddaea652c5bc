import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { BrandContext, findHelp } from '../../shared/brand.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { BrandMark } from '../../shared/ui/brand-mark.tsx';
import { Footer } from '../../shared/ui/footer.tsx';
import type { Actions } from '../actions.ts';
import { toHash, type Place } from '../model/place.ts';
import { texts } from '../texts/index.ts';

interface LayoutProps {
  readonly children: ComponentChildren;
  /** Where the user is; undefined while nobody is signed in. */
  readonly place: Place | undefined;
  readonly actions: Actions;
}

/** Header with the menu, the screen, and who helps below. */
export const Layout = ({ children, place, actions }: LayoutProps) => (
  <>
    <a
      class="skip-link"
      href="#main"
      onClick={(event) => {
        // The fragment is the place: this link only moves the focus.
        event.preventDefault();
        document.querySelector('h1')?.focus();
      }}
    >
      {sharedTexts.skipToContent}
    </a>
    <header class="page-header">
      <a class="brand" href={toHash({ name: 'dashboard' })}>
        <BrandMark product={sharedTexts.product} />
      </a>
      {place && <Menu place={place} actions={actions} />}
    </header>
    <main id="main">{children}</main>
    <Footer />
  </>
);

const Menu = ({ place, actions }: { readonly place: Place; readonly actions: Actions }) => {
  const { help } = useContext(BrandContext);
  const helpLink = help && findHelp(help);
  return (
    <nav aria-label={texts.menu.name}>
      <ul class="menu">
        <li>
          <MenuLink to={{ name: 'dashboard' }} place={place} text={texts.menu.dashboard} />
        </li>
        <li>
          <MenuLink to={{ name: 'mobile-ids' }} place={place} text={texts.menu.mobileIds} />
        </li>
        {helpLink !== undefined && (
          <li class="menu-help">
            <a class="menu-item" href={helpLink}>
              {sharedTexts.footer.getHelp}
            </a>
          </li>
        )}
        <li>
          <button type="button" class="menu-item" onClick={() => void actions.signOut()}>
            {texts.menu.signOut}
          </button>
        </li>
      </ul>
    </nav>
  );
};

interface MenuLinkProps {
  readonly to: Place;
  readonly place: Place;
  readonly text: string;
}

const MenuLink = ({ to, place, text }: MenuLinkProps) => (
  <a class="menu-item" href={toHash(to)} aria-current={to.name === place.name ? 'page' : undefined}>
    {text}
  </a>
);
