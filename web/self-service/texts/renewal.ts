import type { Ending } from '../model/ending.ts';

/** What is said of a renewal that its phone has begun. */
export interface RenewalText {
  /** On the first page, while it waits for the code. */
  readonly asks: string;
  /** On the first page, while it waits for anything else. */
  readonly runs: string;
  readonly approve: string;
  readonly completed: string;
  readonly cancelDialog: Readonly<Record<'title' | 'text' | 'stop', string>>;
  /** Under the question whether it is the user's phone. */
  readonly notMyPhoneDialog: Readonly<Record<'text', string>>;
  /** Title of every end without a new mobile ID. */
  readonly notRenewed: string;
  readonly endings: Readonly<Record<Ending | 'mobile-id-not-renewable', string>>;
}

const en: RenewalText = {
  asks: 'Your phone asks to renew your mobile ID. Enter the code that {phone} shows.',
  runs: 'Your phone is renewing your mobile ID.',
  approve: 'Enter the code to renew your mobile\u00a0ID',
  completed: 'Your mobile\u00a0ID is renewed',
  cancelDialog: {
    title: 'Cancel the renewal?',
    text: 'Your mobile ID works as before until it ends. Your phone can renew it another time.',
    stop: 'Cancel renewal',
  },
  notMyPhoneDialog: {
    text: 'We’ll stop right away, and nothing is renewed. You’ll get an email about it, too.',
  },
  notRenewed: 'Not renewed',
  endings: {
    cancelled: 'Your mobile ID works as before. To renew it, open the Mobile ID page on {phone}.',
    expired:
      'A step took too long, so we stopped for your security. To try again, open the Mobile ID page on {phone}.',
    'not-my-phone':
      'Someone else may have {phone}. Lock its mobile ID on the page “Mobile ID”, and contact your help desk.',
    'match-code-wrong':
      'A wrong code was entered three times, so we stopped for your security. If it was you, open the Mobile ID page on {phone} to try again. If not, contact your help desk immediately.',
    'not-installed': 'You said on {phone} that it could not be installed. Your mobile ID works as before.',
    'user-not-active': 'Your account can’t renew a mobile ID right now. Contact your help desk.',
    'directory-item-invalid':
      'Something about you is missing or wrong in your company’s directory. Ask your help desk to correct it: {attribute}.',
    'mobile-id-not-renewable': 'Your mobile ID on {phone} has stopped working, so it can’t be renewed.',
    failed:
      'Something went wrong on our side. To try again, open the Mobile ID page on {phone}. If it happens again, give your help desk this number: {order}',
  },
};

const sv: RenewalText = {
  asks: 'Telefonen vill förnya ditt mobila id. Ange koden som {phone} visar.',
  runs: 'Telefonen förnyar ditt mobila id.',
  approve: 'Ange koden för att förnya ditt mobila\u00a0id',
  completed: 'Ditt mobila\u00a0id är förnyat',
  cancelDialog: {
    title: 'Avbryta förnyelsen?',
    text: 'Ditt mobila id fungerar som förut tills det går ut. Telefonen kan förnya det en annan gång.',
    stop: 'Avbryt förnyelsen',
  },
  notMyPhoneDialog: { text: 'Vi stoppar genast, och inget förnyas. Du får det också bekräftat med e-post.' },
  notRenewed: 'Inte förnyat',
  endings: {
    cancelled: 'Ditt mobila id fungerar som förut. Öppna sidan Mobilt id på {phone} för att förnya det.',
    expired:
      'Ett steg tog för lång tid, så för din säkerhet stoppade vi. Öppna sidan Mobilt id på {phone} för att försöka igen.',
    'not-my-phone':
      'Någon annan kan ha {phone}. Spärra dess mobila id på sidan ”Mobilt id” och kontakta din helpdesk.',
    'match-code-wrong':
      'Koden var fel tre gånger, så vi stoppade för din säkerhet. Var det du, öppna sidan Mobilt id på {phone} och försök igen. Annars: kontakta din helpdesk genast.',
    'not-installed':
      'Du svarade på {phone} att det inte gick att installera. Ditt mobila id fungerar som förut.',
    'user-not-active': 'Ditt konto kan inte förnya ett mobilt id just nu. Fråga din helpdesk.',
    'directory-item-invalid':
      'Något om dig saknas eller är fel i företagets katalog. Be din helpdesk rätta det: {attribute}.',
    'mobile-id-not-renewable': 'Ditt mobila id på {phone} har slutat fungera och kan därför inte förnyas.',
    failed:
      'Något gick fel hos oss. Öppna sidan Mobilt id på {phone} för att försöka igen; händer det igen, uppge det här numret för din helpdesk: {order}',
  },
};

const de: RenewalText = {
  asks: 'Ihr Telefon möchte Ihre mobile ID erneuern. Geben Sie den Code ein, den {phone} zeigt.',
  runs: 'Ihr Telefon erneuert Ihre mobile ID.',
  approve: 'Geben Sie den Code ein, um Ihre mobile\u00a0ID zu erneuern',
  completed: 'Ihre mobile\u00a0ID ist erneuert',
  cancelDialog: {
    title: 'Erneuern abbrechen?',
    text: 'Ihre mobile ID funktioniert wie bisher, bis sie abläuft. Ihr Telefon kann sie ein andermal erneuern.',
    stop: 'Erneuern abbrechen',
  },
  notMyPhoneDialog: {
    text: 'Wir brechen sofort ab, und nichts wird erneuert. Sie erhalten darüber auch eine E-Mail.',
  },
  notRenewed: 'Nicht erneuert',
  endings: {
    cancelled:
      'Ihre mobile ID funktioniert wie bisher. Öffnen Sie auf {phone} die Seite „Mobile ID“, um sie zu erneuern.',
    expired:
      'Ein Schritt hat zu lange gedauert, deshalb haben wir zu Ihrer Sicherheit abgebrochen. Öffnen Sie auf {phone} die Seite „Mobile ID“, um es noch einmal zu versuchen.',
    'not-my-phone':
      'Vielleicht hat jemand anders {phone}. Sperren Sie dessen mobile ID auf der Seite „Mobile ID“ und wenden Sie sich an Ihren Helpdesk.',
    'match-code-wrong':
      'Dreimal wurde ein falscher Code eingegeben, deshalb haben wir zu Ihrer Sicherheit abgebrochen. Waren Sie es, öffnen Sie auf {phone} die Seite „Mobile ID“ und versuchen Sie es noch einmal. Wenn nicht, wenden Sie sich sofort an Ihren Helpdesk.',
    'not-installed':
      'Sie haben auf {phone} angegeben, dass sich die neue nicht installieren ließ. Ihre mobile ID funktioniert wie bisher.',
    'user-not-active': 'Ihr Konto kann zurzeit keine mobile ID erneuern. Wenden Sie sich an Ihren Helpdesk.',
    'directory-item-invalid':
      'Im Verzeichnis Ihrer Firma fehlt etwas über Sie oder stimmt nicht. Bitten Sie Ihren Helpdesk, es zu korrigieren: {attribute}.',
    'mobile-id-not-renewable':
      'Ihre mobile ID auf {phone} funktioniert nicht mehr und lässt sich deshalb nicht erneuern.',
    failed:
      'Bei uns ist etwas schiefgegangen. Öffnen Sie auf {phone} die Seite „Mobile ID“, um es noch einmal zu versuchen. Passiert es wieder, nennen Sie Ihrem Helpdesk diese Nummer: {order}',
  },
};

const fr: RenewalText = {
  asks: 'Votre téléphone demande à renouveler votre ID mobile. Saisissez le code affiché par {phone}.',
  runs: 'Votre téléphone renouvelle votre ID mobile.',
  approve: 'Saisissez le code pour renouveler votre ID\u00a0mobile',
  completed: 'Votre ID\u00a0mobile est renouvelée',
  cancelDialog: {
    title: 'Annuler le renouvellement ?',
    text: 'Votre ID mobile fonctionne comme avant, jusqu’à son expiration. Votre téléphone pourra la renouveler plus tard.',
    stop: 'Annuler le renouvellement',
  },
  notMyPhoneDialog: {
    text: 'Nous arrêtons immédiatement, et rien n’est renouvelé. Vous recevrez aussi un e-mail à ce sujet.',
  },
  notRenewed: 'Pas renouvelée',
  endings: {
    cancelled:
      'Votre ID mobile fonctionne comme avant. Pour la renouveler, ouvrez la page ID mobile sur {phone}.',
    expired:
      'Une étape a pris trop de temps ; pour votre sécurité, nous avons arrêté. Pour réessayer, ouvrez la page ID mobile sur {phone}.',
    'not-my-phone':
      'Quelqu’un d’autre a peut-être {phone}. Bloquez son ID mobile sur la page « ID mobile » et contactez votre support.',
    'match-code-wrong':
      'Un code erroné a été saisi trois fois ; pour votre sécurité, nous avons arrêté. Si c’était vous, ouvrez la page ID mobile sur {phone} pour réessayer. Sinon, contactez immédiatement votre support.',
    'not-installed':
      'Vous avez indiqué sur {phone} qu’elle n’a pas pu être installée. Votre ID mobile fonctionne comme avant.',
    'user-not-active':
      'Votre compte ne peut pas renouveler d’ID mobile pour le moment. Contactez votre support.',
    'directory-item-invalid':
      'Une donnée vous concernant manque ou est incorrecte dans l’annuaire de l’entreprise. Demandez à votre support de la corriger : {attribute}.',
    'mobile-id-not-renewable':
      'Votre ID mobile sur {phone} ne fonctionne plus et ne peut donc pas être renouvelée.',
    failed:
      'Un problème est survenu de notre côté. Pour réessayer, ouvrez la page ID mobile sur {phone}. Si cela se reproduit, donnez ce numéro à votre support : {order}',
  },
};

/** What is said of a renewal in each language. */
export const renewalTexts = { en, sv, de, fr };
