import type { en } from './en.ts';

/** Words of the Self-Service page in Swedish. */
export const sv: typeof en = {
  menu: {
    name: 'Meny',
    dashboard: 'Översikt',
    mobileIds: 'Mobilt id',
    signOut: 'Logga ut',
  },
  next: 'Nästa',
  cancel: 'Avbryt',
  continue: 'Fortsätt',
  startAgain: 'Börja om',
  toDashboard: 'Till översikten',
  reload: 'Läs in igen',
  lost: {
    offline: 'Ingen anslutning just nu. Sidan fortsätter av sig själv så snart det finns en.',
    trouble: 'Tjänsten svarar inte som den ska. Sidan försöker igen av sig själv.',
  },
  loading: { title: 'Skaffa mobilt id', text: 'Ett ögonblick …' },
  welcome: {
    title: 'Ett mobilt\u00a0id i din telefon',
    text: 'Gör telefonen till ditt id-kort på jobbet.',
    signIn: 'Logga in',
  },
  dashboard: {
    title: 'Välkommen',
    titleWithName: 'Välkommen, {name}',
    none: 'Du har inget mobilt id än. Ha telefonen till hands. Det tar några minuter.',
    active: 'Ditt mobila id är aktivt.',
    expired: 'Ditt mobila id på {phone} gick ut {date}.',
    another: 'Ny telefon, eller har du tappat den här? Skaffa ett nytt mobilt id.',
    running: 'Du har börjat skaffa ett mobilt id. Allt finns kvar.',
    get: 'Skaffa mobilt id',
    details: 'Detaljer',
    lost: 'Tappat telefonen?',
  },
  mobileIds: {
    title: 'Mobilt id',
    none: 'Du har inget aktivt mobilt id.',
    past: 'Tidigare mobila id',
    name: 'Namn',
    phone: 'Telefon',
    user: 'Användare',
    server: 'Tjänst',
    since: 'Aktivt sedan',
    until: 'Giltigt till',
    lockedAt: 'Spärrat',
    technical: 'Tekniska uppgifter',
    state: 'Status',
    serial: 'Serienummer',
    states: {
      registered: 'Inte färdigt',
      active: 'Aktivt',
      inactive: 'Används inte',
      locked: 'Spärrat',
      expired: 'Har gått ut',
    },
    reason: 'Orsak',
    reasons: {
      'phone-lost': 'Telefonen har tappats bort',
      'phone-stolen': 'Telefonen har stulits',
      'no-longer-needed': 'Behövs inte längre',
      replaced: 'Ersatt av ett nyare',
      'order-ended': 'Det blev aldrig klart',
      'user-locked': 'Ditt konto har spärrats',
      'user-deleted': 'Ditt konto har tagits bort',
      'user-inactive': 'Ditt konto är inte aktivt',
      deactivated: 'Din helpdesk har stängt av det',
    },
    certificateStates: { valid: 'Giltigt', revoked: 'Återkallat', expired: 'Har gått ut' },
  },
  ends: {
    one: 'Ditt mobila id går ut om {days} dag. Skaffa ett nytt innan dess.',
    other: 'Ditt mobila id går ut om {days} dagar. Skaffa ett nytt innan dess.',
  },
  lock: {
    lock: 'Spärra det här mobila id:t',
    title: 'Vill du spärra det mobila id:t på {phone}?',
    text: 'Det slutar fungera för gott och dess certifikat återkallas. Du kan inte ångra det, men du kan skaffa ett nytt när som helst. Vi skickar ett mejl till dig om det.',
    why: 'Varför vill du spärra det?',
    fault: 'Välj en orsak.',
    yes: 'Spärra för gott',
    back: 'Behåll det',
    done: 'Ditt mobila id är spärrat. Det fungerar inte längre, och dess certifikat återkallas nu.',
    reasons: {
      'phone-lost': 'Jag har tappat bort telefonen',
      'phone-stolen': 'Telefonen har blivit stulen',
      'no-longer-needed': 'Jag behöver det inte längre',
    },
  },
  steps: {
    name: 'Stegen till ditt mobila id',
    phases: {
      confirm: 'Bekräfta',
      deliver: 'QR-kod',
      approve: 'Kod',
      issue: 'Certifikat',
      install: 'Telefon',
    },
  },
  confirm: {
    title: 'Skaffa ditt mobila\u00a0id',
    signedInAgain: 'Tack för att du loggade in igen. Gör dina val en gång till.',
    text: 'Ha telefonen till hands. I nästa steg skannar du en QR-kod med den.',
    kinds: 'Vad dess certifikat är till för',
    kindsChoice: 'Vad vill du använda det till?',
    replaces: 'Du har ett mobilt id på {phone}. Det nya ersätter det. Var är den telefonen?',
    oldPhones: {
      kept: {
        title: 'Jag har den kvar',
        text: 'Den fungerar tills det nya mobila id:t är klart. Sedan spärras den.',
      },
      lost: {
        title: 'Den är borta eller stulen',
        text: 'Den spärras så snart du klickar på Nästa, även om du avbryter sedan.',
      },
    },
    faults: {
      'no-kind': 'Välj minst ett alternativ.',
      'no-old-phone': 'Ange vad som har hänt med den gamla telefonen.',
    },
  },
  scan: {
    title: 'Skanna med telefonen',
    steps: [
      'Öppna kameran på telefonen som ska få ditt mobila id.',
      'Rikta den mot koden och öppna länken som visas.',
    ],
    waiting: 'Väntar på din telefon. Stanna på den här sidan.',
    picture: 'QR-kod för din telefon',
    open: 'Öppna på telefonen',
    openHere: 'Öppna här',
    newCode: 'Ny kod',
    newCodeShown: 'Det här är en ny kod. Den förra fungerar inte längre.',
    left: 'Går ut om {time}',
    loopback: 'En telefon når inte den här adressen. Öppna länken i ett annat fönster i stället.',
    gone: { title: 'QR-koden har gått ut', text: 'För din säkerhet fungerar en kod bara en kort tid.' },
  },
  mailed: {
    title: 'Titta i din e-post',
    text: 'Vi har skickat en QR-kod till {address}.',
    steps: [
      'Öppna e-postmeddelandet, helst på en annan skärm än telefonens.',
      'Skanna koden med telefonen som ska få ditt mobila id.',
      'Stanna här: sidan fortsätter av sig själv.',
    ],
    sendAgain: 'Skicka igen',
    sent: 'Ett nytt meddelande är på väg. Den förra koden fungerar inte längre.',
    gone: {
      title: 'QR-koden i din e-post har gått ut',
      text: 'För din säkerhet fungerar en kod bara en kort tid.',
    },
  },
  approve: {
    title: 'Ange koden från telefonen',
    text: '{phone} visar en sexsiffrig kod. Ange den bara om du håller i den telefonen. Ingen från din helpdesk ber dig någonsin om det.',
    label: 'Sexsiffrig kod',
    fault: 'Skriv alla sex siffrorna.',
    left: 'Går ut om {time}',
    oneTry: 'Ett försök kvar.',
    tries: '{tries} försök kvar.',
    signedInAgain: 'Tack för att du loggade in igen. Ange koden en gång till, för din säkerhet.',
    notMyPhone: 'Inte min telefon',
  },
  preparing: { title: 'Ett ögonblick …', text: 'Förbereder …' },
  issuing: {
    title: 'Dina certifikat skapas',
    text: 'Det tar några sekunder. Låt telefonen vara som den är.',
  },
  installing: {
    title: 'Nästan klart',
    text: '{phone} installerar ditt mobila id. Titta på telefonen tills den säger att det är klart.',
  },
  completed: {
    title: 'Ditt mobila\u00a0id är klart',
    stores: {
      page: 'Nycklarna finns på sidan Mobilt id i telefonen. Ingen kan kopiera dem, och ingen app använder dem.',
      system:
        'Nycklarna finns i telefonens inställningar, där dess e-post, webbläsare, wifi och VPN kan använda dem.',
    },
    replaced: 'Det mobila id:t på {phone} är nu spärrat.',
    done: 'Klar',
  },
  cancelDialog: {
    title: 'Avbryta?',
    text: 'Telefonen är redan ansluten. Om du avbryter nu får du börja från början nästa gång.',
    stop: 'Avbryt',
    back: 'Fortsätt',
  },
  notMyPhoneDialog: {
    title: 'Inte din telefon?',
    text: 'Då har någon annan skannat din kod. Vi stoppar beställningen genast, och ingen får något mobilt id. Du får det också bekräftat med e-post.',
    stop: 'Inte min telefon: stoppa',
    back: 'Det är min telefon',
  },
  endings: {
    cancelled: { title: 'Du har avbrutit', text: 'Du har inget nytt mobilt id. Börja om när du vill.' },
    expired: {
      title: 'Tiden gick ut',
      text: 'Ett steg tog för lång tid, så för din säkerhet stoppade vi. Du kan börja om genast.',
    },
    'not-my-phone': {
      title: 'Stoppat för din säkerhet',
      text: 'Ingen har fått ett mobilt id. Någon annan kan ha sett din QR-kod: kontakta din helpdesk, och börja om där ingen kan se den.',
    },
    'match-code-wrong': {
      title: 'Stoppat för din säkerhet',
      text: 'Koden var fel tre gånger, så ingen har fått ett mobilt id. Var det du, börja bara om. Annars: kontakta din helpdesk genast.',
    },
    'not-installed': {
      title: 'Inte installerat',
      text: 'Du svarade på telefonen att det mobila id:t inte gick att installera, så certifikaten är återkallade. Du kan börja om när du vill.',
    },
    'user-not-active': {
      title: 'Inget mobilt id just nu',
      text: 'Ditt konto kan inte få ett mobilt id just nu. Fråga din helpdesk.',
    },
    'directory-item-invalid': {
      title: 'Inget mobilt id än',
      text: 'Något om dig saknas eller är fel i företagets katalog. Be din helpdesk rätta det: {attribute}. Börja sedan om.',
    },
    failed: {
      title: 'Det gick inte',
      text: 'Något gick fel hos oss. Du har inget nytt mobilt id. Börja om; händer det igen, uppge det här numret för din helpdesk: {order}',
    },
  },
  orderMissing: { title: 'Vi hittar inte beställningen', text: 'Den kan höra till ett annat konto.' },
  attributes: {
    state: 'kontots status (state)',
    commonName: 'ditt namn (commonName)',
    email: 'din e-postadress (email)',
    unknown: 'det som står där om dig',
  },
  problems: {
    'sign-in-failed': {
      happened: 'Inloggningen lyckades inte.',
      toDo: 'Försök en gång till.',
    },
    'sign-in-too-old': {
      happened: 'För din säkerhet behövs en ny inloggning, men du har inte fått frågan.',
      toDo: 'Logga ut, logga in igen och fortsätt sedan här.',
    },
    'user-not-active': {
      happened: 'Ditt konto kan inte få ett mobilt id just nu.',
      toDo: 'Fråga din helpdesk.',
    },
    'directory-item-invalid': {
      happened: 'Något om dig saknas eller är fel i företagets katalog.',
      toDo: 'Be din helpdesk rätta det: {attribute}.',
    },
    'order-not-found': {
      happened: 'Du har ingen sådan beställning.',
      toDo: 'Gå till översikten och börja därifrån.',
    },
    'mobile-id-not-found': {
      happened: 'Du har inget sådant mobilt id.',
      toDo: 'Läs in sidan på nytt för att se dem du har.',
    },
    'mobile-id-not-lockable': {
      happened: 'Det här mobila id:t kan inte spärras: det har gått ut, eller är inte klart än.',
      toDo: 'Det fungerar inte. Du behöver inte göra något.',
    },
    'wrong-step': {
      happened: 'Beställningen har gått vidare under tiden.',
      toDo: 'Sidan visar nu var den står.',
    },
    'order-ended': {
      happened: 'Beställningen har avslutats under tiden.',
      toDo: 'Sidan visar nu hur.',
    },
    'choice-not-offered': {
      happened: 'Det valet är inte möjligt.',
      toDo: 'Välj igen och klicka sedan på Nästa.',
    },
    'idempotency-key-reused': {
      happened: 'Den här begäran har skickats förut, i en annan form.',
      toDo: 'Försök igen.',
    },
    'match-code-wrong': {
      happened: 'Det är inte koden i telefonen.',
      toDo: 'Kontrollera koden och ange den igen.',
    },
  },
};
