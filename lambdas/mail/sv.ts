import type { MailTexts } from './mail-text.ts';

/** Mails in Swedish. */
export const sv: MailTexts = {
  locale: 'sv-SE',
  product: 'Skaffa mobilt id',
  greeting: 'Hej {name}!',
  footer: 'Du får det här meddelandet för att ett mobilt id har beställts med ditt konto.',
  help: 'Hjälp: {}',
  privacy: 'Personuppgifter: {}',
  qrCode: 'QR-kod',
  kinds: { authentication: 'inloggning', signature: 'underskrift', encryption: 'kryptering' },
  days: { one: '{days} dag', other: '{days} dagar' },
  lockReasons: {
    'phone-lost': 'telefonen har tappats bort',
    'phone-stolen': 'telefonen har stulits',
    'no-longer-needed': 'behövs inte längre',
  },
  facts: {
    phone: 'Telefon',
    activated: 'Aktivt sedan',
    certificates: 'Certifikat',
    validUntil: 'Giltigt till',
    replaced: 'Ersätter det mobila id:t på',
    ordered: 'Beställt',
    ended: 'Avslutat',
    locked: 'Mobilt id på din borttappade telefon spärrat',
    lockedAt: 'Spärrat',
    lockReason: 'Anledning',
    orderId: 'Beställning',
  },
  mails: {
    'qr-code': {
      subject: 'Din QR-kod för ett mobilt id',
      paragraphs: [
        'Skanna QR-koden med kameran på den telefon som ska få ditt mobila id:',
        '{qrCode}',
        'Eller öppna den här länken på telefonen:',
        '{link}',
        'Koden fungerar en gång, och går ut om {lifetime}. Skicka den inte vidare.',
        'Telefonen visar sedan en sexsiffrig kod. Ange den på sidan där du började:',
        '{selfService}',
        'Har du inte bett om detta? Då kan någon vara inloggad med ditt konto: avbryt på sidan ovan och kontakta din helpdesk.',
      ],
    },
    success: {
      subject: 'Ditt mobila id är klart',
      paragraphs: [
        'Ditt mobila id är nu aktivt och du kan använda det direkt.',
        '{nextStep}',
        '{facts}',
        'Det finns i menyn under Mobilt id:',
        '{selfService}',
        'Är det inte din telefon, eller var det inte du? Då har någon annan ett mobilt id i ditt namn: kontakta din helpdesk genast så att det spärras.',
      ],
    },
    activated: {
      subject: 'Säkerhetsmeddelande: ett mobilt id har aktiverats i ditt namn',
      paragraphs: [
        'Ett mobilt id i ditt namn är nu aktivt.',
        '{facts}',
        'Var det du behöver du inte göra något. Dina mobila id:n finns här:',
        '{selfService}',
        'Är det inte din telefon, eller var det inte du? Då har någon annan ett mobilt id i ditt namn: kontakta din helpdesk genast så att det spärras.',
      ],
    },
    locked: {
      subject: 'Säkerhetsmeddelande: ditt mobila id har spärrats',
      paragraphs: [
        'Någon som var inloggad med ditt konto har uppgett att din telefon är borttappad. Därför har vi spärrat dess mobila id för gott.',
        '{facts}',
        'Var det du behöver du inte göra något. Dina mobila id:n finns här:',
        '{selfService}',
        'Var det inte du? Då kan någon vara inloggad med ditt konto: kontakta din helpdesk genast.',
      ],
    },
    expired: {
      subject: 'Du fick inget mobilt id: tiden gick ut',
      paragraphs: [
        'Din beställning av ett mobilt id blev inte klar i tid och har därför avslutats.',
        '{facts}',
        'Börja om för att få ett mobilt id:',
        '{selfService}',
        'Var det inte du som beställde? Då kan någon vara inloggad med ditt konto: kontakta din helpdesk genast.',
      ],
    },
    'user-not-active': {
      subject: 'Du fick inget mobilt id: ditt konto är inte aktivt',
      paragraphs: [
        'Din beställning av ett mobilt id har avslutats, eftersom ditt konto inte är aktivt.',
        '{facts}',
        'Fråga din helpdesk om ditt konto. Börja om när det är aktivt:',
        '{selfService}',
        'Var det inte du som beställde? Då kan någon vara inloggad med ditt konto: kontakta din helpdesk genast.',
      ],
    },
    failed: {
      subject: 'Du fick inget mobilt id: något gick fel',
      paragraphs: [
        'Din beställning av ett mobilt id har avslutats, eftersom något gick fel hos oss.',
        '{facts}',
        'Börja om:',
        '{selfService}',
        'Går det fel igen, kontakta din helpdesk och uppge beställningen.',
        'Var det inte du som beställde? Då kan någon vara inloggad med ditt konto: kontakta din helpdesk genast.',
      ],
    },
    'match-code-wrong': {
      subject: 'Säkerhetsmeddelande: vi har stoppat din beställning av ett mobilt id',
      paragraphs: [
        'Fel kod skrevs in för många gånger för din beställning, så vi stoppade den. Ingen har fått ett mobilt id i ditt namn.',
        '{facts}',
        'Var det du, och är telefonen din? Börja då om:',
        '{selfService}',
        'Var det inte du? Då kan någon vara inloggad med ditt konto: kontakta din helpdesk genast.',
      ],
    },
    'not-my-phone': {
      subject: 'Säkerhetsmeddelande: vi har stoppat din beställning av ett mobilt id',
      paragraphs: [
        'Någon har angett att telefonen som skannade din QR-kod inte är din. Därför stoppade vi beställningen. Ingen har fått ett mobilt id i ditt namn.',
        '{facts}',
        'Någon annan har sett din QR-kod eller din e-post: kontakta din helpdesk. Börja om när ingen annan kan se koden:',
        '{selfService}',
        'Var det inte du som angav det? Då kan någon vara inloggad med ditt konto: kontakta din helpdesk genast.',
      ],
    },
    'mobile-id-locked': {
      subject: 'Ditt mobila id har spärrats',
      paragraphs: [
        'Det mobila id:t i din telefon har spärrats för gott. Det fungerar inte längre, och dess certifikat återkallas.',
        '{facts}',
        'Skaffa ett nytt mobilt id här:',
        '{selfService}',
        'Om det inte var du som bad om det, kontakta din helpdesk genast.',
      ],
    },
    'mobile-id-ends': {
      subject: 'Ditt mobila id går ut om {left}',
      paragraphs: [
        'Det mobila id:t på din telefon fungerar i {left} till. Sedan kan du inte använda det längre.',
        '{facts}',
        'Skaffa ett nytt innan dess, så slipper du vara utan. Det här går ut:',
        '{selfService}',
        'Behöver du det inte längre behöver du inte göra något. Är det inte din telefon? Kontakta din helpdesk genast.',
      ],
    },
    'mobile-id-renews': {
      subject: 'Ditt mobila id går ut om {left}',
      paragraphs: [
        'Det mobila id:t på din telefon fungerar i {left} till. Sedan kan du inte använda det längre.',
        '{facts}',
        'Öppna ”Mina mobila id” på den telefonen innan dess, i webbläsaren som du skaffade det med, så slipper du vara utan. Där förnyas ditt mobila id:',
        '{phonePage}',
        'Fungerar det inte kan du skaffa ett nytt:',
        '{selfService}',
        'Behöver du det inte längre behöver du inte göra något. Är det inte din telefon? Kontakta din helpdesk genast.',
      ],
    },
  },
};
