import { Html, html, page } from '../html.ts';
import type { SignInUser } from './settings.ts';

const style = '/style.css';

/**
 * The page to pick a user.
 * @param path of the page, which takes the answer too
 */
export const userPicker = (path: string, users: readonly SignInUser[]): string =>
  page(
    'Sign in as',
    html`<p>This sign-in belongs to a local cloud. It asks for no password.</p>
      <form method="post" action="${path}">
        <ul>
          ${users.map(choice)}
        </ul>
      </form>
      <form method="post" action="${path}">
        <label
          >Somebody else, by the subject of their tokens <input name="other" required maxlength="255"
        /></label>
        <button>Sign in</button>
      </form>`,
    { style },
  );

const choice = ({ subject, name, email, hint }: SignInUser): Html =>
  html`<li>
    <button name="subject" value="${subject}">${name} <small>${email}</small> <small>${hint}</small></button>
  </li>`;

/**
 * The page to sign out.
 * @param form that the provider takes the answer from, as HTML
 */
export const signOutPage = (form: string): string =>
  page(
    'Sign out?',
    html`${new Html(form)}
      <p><button form="op.logoutForm" name="logout" value="yes">Sign out</button></p>`,
    { style },
  );

/** The page after signing out, for clients that name none. */
export const renderSignedOutPage = (): string => page('You are signed out', html``, { style });

/** The page that says why signing in does not go on. */
export const signInErrorPage = (error: string, description = ''): string =>
  page(
    'Signing in did not work',
    html`<p>${description}</p>
      <p><small>${error}</small></p>`,
    { style },
  );
