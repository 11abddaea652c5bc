import type { Language } from '../../../domain/languages.ts';
import type { TestCheck } from '../../../domain/mobile-id-test.ts';
import type { KeyStore } from '../../../domain/certificates/certificate-kinds.ts';

/** What is said of the last test that a phone made of its mobile ID. */
export interface TestTexts {
  readonly name: string;
  readonly works: string;
  readonly fails: string;
  /** How to make one. */
  readonly how: Readonly<Record<KeyStore, string>>;
  /** What is not so, and what to do. */
  readonly failed: Readonly<Record<TestCheck, string>>;
}

/** The same in each language. */
export const testTexts: Readonly<Record<Language, TestTexts>> = {
  en: {
    name: 'Last test',
    works: 'Worked, {time}',
    fails: 'Didn’t work, {time}',
    how: {
      page: 'To see whether it works, open Mobile ID on your phone and choose “Test it now”.',
      system: 'To see whether it works, open Mobile ID on your phone: it says how.',
    },
    failed: {
      user: 'Your account isn’t active. Contact your help desk.',
      'mobile-id': 'It isn’t active. Get a new one, or contact your help desk.',
      revocation: 'Its certificate was revoked. Get a new one.',
      validity: 'Its certificate isn’t valid today. Get a new one.',
      chain: 'Your company’s service doesn’t know its certificate. Contact your help desk.',
      crl: 'Your company’s list of revoked certificates is out of date. Contact your help desk.',
    },
  },
  sv: {
    name: 'Senaste test',
    works: 'Fungerade, {time}',
    fails: 'Fungerade inte, {time}',
    how: {
      page: 'Öppna Mobilt id på telefonen och välj ”Testa det nu” för att se om det fungerar.',
      system: 'Öppna Mobilt id på telefonen: där står hur du ser om det fungerar.',
    },
    failed: {
      user: 'Ditt konto är inte aktivt. Kontakta din helpdesk.',
      'mobile-id': 'Det är inte aktivt. Skaffa ett nytt eller kontakta din helpdesk.',
      revocation: 'Dess certifikat är återkallat. Skaffa ett nytt.',
      validity: 'Dess certifikat gäller inte idag. Skaffa ett nytt.',
      chain: 'Företagets tjänst känner inte till dess certifikat. Kontakta din helpdesk.',
      crl: 'Företagets lista över återkallade certifikat är för gammal. Kontakta din helpdesk.',
    },
  },
  de: {
    name: 'Letzter Test',
    works: 'Hat funktioniert, {time}',
    fails: 'Hat nicht funktioniert, {time}',
    how: {
      page: 'Öffnen Sie auf Ihrem Telefon „Mobile ID“ und wählen Sie „Jetzt testen“, um zu sehen, ob sie funktioniert.',
      system: 'Öffnen Sie auf Ihrem Telefon „Mobile ID“: Dort steht, wie Sie sehen, ob sie funktioniert.',
    },
    failed: {
      user: 'Ihr Konto ist nicht aktiv. Wenden Sie sich an Ihren Helpdesk.',
      'mobile-id': 'Sie ist nicht aktiv. Holen Sie eine neue oder wenden Sie sich an Ihren Helpdesk.',
      revocation: 'Ihr Zertifikat wurde widerrufen. Holen Sie eine neue.',
      validity: 'Ihr Zertifikat gilt heute nicht. Holen Sie eine neue.',
      chain: 'Der Dienst Ihrer Firma kennt ihr Zertifikat nicht. Wenden Sie sich an Ihren Helpdesk.',
      crl: 'Die Sperrliste Ihrer Firma ist veraltet. Wenden Sie sich an Ihren Helpdesk.',
    },
  },
  fr: {
    name: 'Dernier test',
    works: 'A fonctionné, {time}',
    fails: 'N’a pas fonctionné, {time}',
    how: {
      page: 'Pour voir si elle fonctionne, ouvrez ID mobile sur votre téléphone et choisissez « La tester maintenant ».',
      system:
        'Pour voir si elle fonctionne, ouvrez ID mobile sur votre téléphone : la page dit comment faire.',
    },
    failed: {
      user: 'Votre compte n’est pas actif. Contactez votre support.',
      'mobile-id': 'Elle n’est pas active. Obtenez-en une nouvelle ou contactez votre support.',
      revocation: 'Son certificat a été révoqué. Obtenez-en une nouvelle.',
      validity: 'Son certificat n’est pas valable aujourd’hui. Obtenez-en une nouvelle.',
      chain: 'Le service de votre entreprise ne connaît pas son certificat. Contactez votre support.',
      crl: 'La liste de révocation de votre entreprise n’est plus à jour. Contactez votre support.',
    },
  },
};
