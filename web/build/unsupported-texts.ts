import type { Language } from '../../domain/languages.ts';

/** Why a page can't begin in a browser. */
export type Obstacle = 'too-old' | 'not-secure' | 'no-script';

interface ObstacleText {
  readonly title: string;
  readonly text: string;
}

type ObstacleTexts = Readonly<Record<Obstacle, ObstacleText>>;

/** What a page says where its script can't run. It stands in the document, so it costs the script nothing. */
export const unsupportedTexts = {
  en: {
    'too-old': {
      title: 'This browser is too old',
      text: 'Update it, or open this page in a current Safari, Chrome, Edge or Firefox. Nothing is lost, and no code has been used.',
    },
    'not-secure': {
      title: 'This address is not secure',
      text: 'Open the page again with “https://” in front of its address. Nothing is lost, and no code has been used.',
    },
    'no-script': {
      title: 'This page needs JavaScript',
      text: 'Turn on JavaScript for this page, or open it in another browser.',
    },
  },
  sv: {
    'too-old': {
      title: 'Webbläsaren är för gammal',
      text: 'Uppdatera den, eller öppna sidan i en aktuell Safari, Chrome, Edge eller Firefox. Inget går förlorat och ingen kod har använts.',
    },
    'not-secure': {
      title: 'Adressen är inte säker',
      text: 'Öppna sidan igen med ”https://” först i adressen. Inget går förlorat och ingen kod har använts.',
    },
    'no-script': {
      title: 'Sidan behöver JavaScript',
      text: 'Slå på JavaScript för sidan, eller öppna den i en annan webbläsare.',
    },
  },
  de: {
    'too-old': {
      title: 'Dieser Browser ist zu alt',
      text: 'Aktualisieren Sie ihn, oder öffnen Sie diese Seite in einem aktuellen Safari, Chrome, Edge oder Firefox. Nichts geht verloren, und kein Code wurde verbraucht.',
    },
    'not-secure': {
      title: 'Diese Adresse ist nicht sicher',
      text: 'Öffnen Sie die Seite noch einmal mit „https://“ am Anfang der Adresse. Nichts geht verloren, und kein Code wurde verbraucht.',
    },
    'no-script': {
      title: 'Diese Seite braucht JavaScript',
      text: 'Schalten Sie JavaScript für diese Seite ein, oder öffnen Sie sie in einem anderen Browser.',
    },
  },
  fr: {
    'too-old': {
      title: 'Ce navigateur est trop ancien',
      text: 'Mettez-le à jour, ou ouvrez cette page dans un Safari, Chrome, Edge ou Firefox à jour. Rien n’est perdu et aucun code n’a été utilisé.',
    },
    'not-secure': {
      title: 'Cette adresse n’est pas sécurisée',
      text: 'Rouvrez la page avec « https:// » au début de l’adresse. Rien n’est perdu et aucun code n’a été utilisé.',
    },
    'no-script': {
      title: 'Cette page a besoin de JavaScript',
      text: 'Activez JavaScript pour cette page, ou ouvrez-la dans un autre navigateur.',
    },
  },
} as const satisfies Readonly<Record<Language, ObstacleTexts>>;
