import type { en, ProblemText } from './en.ts';

const outOfDate: ProblemText = {
  happened: 'Diese Seite ist nicht mehr aktuell.',
  toDo: 'Laden Sie sie neu. Es geht nichts verloren.',
};

/** Words in German that both pages use. */
export const de: typeof en = {
  product: 'Mobile ID holen',
  skipToContent: 'Zum Inhalt springen',
  working: 'Einen Moment …',
  tryAgain: 'Noch einmal versuchen',
  close: 'Schließen',
  copy: 'Link kopieren',
  copied: 'Link kopiert',
  copyFailed: 'Der Link ließ sich nicht kopieren. Öffnen Sie ihn stattdessen.',
  timeLeft: 'noch {time}',
  stepOf: 'Schritt {step} von {steps}',
  stepDone: 'erledigt',
  kinds: {
    authentication: { name: 'Anmeldung', use: 'sich bei Diensten anmelden' },
    signature: { name: 'Unterschrift', use: 'Dokumente und E-Mails unterschreiben' },
    encryption: { name: 'Verschlüsselung', use: 'lesen, was für Sie verschlüsselt ist' },
  },
  card: {
    user: 'Benutzer',
    phone: 'Telefon',
    validUntil: 'Gültig bis',
  },
  nextStep: 'Nächster Schritt',
  footer: { getHelp: 'Hilfe', help: '{name}:', privacy: 'Datenschutz', languages: 'Sprache' },
  problems: {
    'request-invalid': outOfDate,
    'body-too-large': outOfDate,
    'media-type-unsupported': outOfDate,
    unauthorized: {
      happened: 'Sie sind nicht mehr angemeldet.',
      toDo: 'Melden Sie sich wieder an. Es geht nichts verloren.',
    },
    forbidden: {
      happened: 'Ihr Konto hat keinen Zugang zu diesem Dienst.',
      toDo: 'Melden Sie sich ab und wieder an. Hilft das nicht, wenden Sie sich an Ihren Helpdesk.',
    },
    'too-many-requests': {
      happened: 'Zu viele Versuche.',
      toDo: 'Warten Sie einige Minuten, dann versuchen Sie es noch einmal.',
    },
    'internal-error': {
      happened: 'Bei uns ist etwas schiefgegangen.',
      toDo: 'Versuchen Sie es noch einmal. Passiert es wieder, wenden Sie sich an Ihren Helpdesk.',
    },
    'service-busy': {
      happened: 'Der Dienst ist ausgelastet.',
      toDo: 'Warten Sie einen Moment, dann versuchen Sie es noch einmal.',
    },
    offline: {
      happened: 'Der Dienst ist nicht erreichbar.',
      toDo: 'Prüfen Sie Ihre Netzwerkverbindung. Es geht nichts verloren.',
    },
    'response-unknown': outOfDate,
  },
};
