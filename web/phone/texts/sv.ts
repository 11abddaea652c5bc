import { handOver } from './hand-over/sv.ts';
import type { en } from './en.ts';

/** Words of the phone page in Swedish. */
export const sv: typeof en = {
  app: 'Mobilt id',
  tryNow: 'Försök nu',
  startAgain: 'Försök igen',
  toHome: 'Mina mobila id',
  selfService: 'Öppna ”Skaffa mobilt id”',
  devices: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Androidtelefon',
    other: 'Min enhet',
  },
  waiting: {
    opening: { title: 'Ett ögonblick …', text: 'Tar reda på vad länken gäller.' },
    'making-keys': { title: 'Skapar dina nycklar', text: 'De skapas i den här telefonen.' },
    sending: { title: 'Ansluter telefonen', text: 'Ett ögonblick …' },
    issuing: { title: 'Skapar dina certifikat', text: 'Det tar några sekunder. Lämna sidan öppen.' },
    installing: { title: 'Installerar', text: 'Nästan klart. Lämna sidan öppen.' },
    stopping: { title: 'Avbryter', text: 'Ett ögonblick …' },
  },
  elsewhere: {
    title: 'Redan öppen',
    text: 'Mobilt id är öppet i en annan flik. Du kan fortsätta här i stället. Inget går förlorat.',
    goOn: 'Fortsätt här',
  },
  connections: {
    offline: {
      title: 'Ingen anslutning',
      text: 'Sidan fortsätter av sig själv så snart det finns en. Inget går förlorat.',
    },
    busy: {
      title: 'Tjänsten är hårt belastad',
      text: 'Sidan fortsätter av sig själv om ett ögonblick. Inget går förlorat.',
    },
  },
  inApp: {
    title: 'Öppna sidan i {browser}',
    why: 'Du är inne i en annan app. Nycklar som skapas här stannar i den appen, där du inte hittar dem igen, och den kanske inte sparar filer. Koden är inte använd.',
    steps: ['Kopiera länken.', 'Öppna {browser}.', 'Klistra in länken i adressfältet.'],
    goOn: 'Fortsätt här',
  },
  installApp: {
    title: 'Installera appen först',
    why: 'Safari rensar det som en sida sparar om du inte öppnar den på en vecka. En app på hemskärmen har sin egen lagring.',
    steps: [
      'Kopiera länken.',
      'Tryck på Dela och sedan på ”Lägg till på hemskärmen”.',
      'Öppna appen från hemskärmen och klistra in länken där.',
    ],
    goOn: 'Fortsätt i Safari',
  },
  offer: {
    title: 'Vill du ha ditt mobila\u00a0id i den här telefonen?',
    from: 'Från {server}, för',
    kinds: 'Vad dess certifikat är till för',
    kept: 'Ditt företag behåller en kopia av nyckeln och kan också läsa det.',
    phoneName: 'Telefonens namn',
    nameMissing: 'Ge telefonen ett namn.',
    careful: 'Fortsätt bara om det här är du och du själv har startat det.',
    accept: 'Skaffa mobilt id',
  },
  storeChoice: {
    title: 'Var ska dina nycklar finnas?',
    page: {
      name: 'På den här sidan',
      text: 'Ingen kan kopiera dem. Ingen app i telefonen kan använda dem.',
    },
    system: {
      name: 'I telefonens inställningar',
      text: 'Telefonens e-post, webbläsare, wifi och VPN kan använda dem. Tills du har installerat dem går de att kopiera.',
    },
  },
  handOver,
  matchCode: {
    title: 'Ange koden där du började',
    renewal: 'Ange koden på sidan ”Skaffa mobilt id”',
    renewalWay: 'Logga in där, helst på en dator, och klicka på ”Fortsätt”.',
    text: 'Skriv den själv på sidan ”Skaffa mobilt id”. Säg den aldrig till någon, inte ens till din helpdesk.',
    spoken: 'Koden är {digits}',
    waiting: 'Väntar på att du anger koden. Lämna sidan öppen.',
  },
  done: {
    title: 'Ditt mobila\u00a0id är klart',
    text: 'Sparat i den här telefonen. Fungerar utan nätverk.',
    inSystem: 'Installerat i den här telefonen. Nycklarna finns inte längre på sidan.',
  },
  keeping: {
    unused:
      'Öppna sidan minst en gång i veckan för att behålla det. Safari raderar det sparade om ingen öppnar sidan på sju dagar.',
    space: 'Webbläsaren kan radera det om utrymmet i telefonen tar slut.',
  },
  home: {
    title: 'Mina mobila id',
    empty: 'Inget mobilt id än',
    how: [
      'Öppna sidan ”Skaffa mobilt id”, helst på en dator, och klicka på ”Skaffa mobilt id”.',
      'Skanna QR-koden som visas med telefonens kamera.',
      'Eller kopiera länken bredvid och klistra in den här.',
    ],
    another: 'Skaffa ett till',
    perhapsReplaced: 'Kanske ersatt av det nyare ovanför',
    expired: 'Har gått ut',
  },
  paste: {
    label: 'Länk',
    open: 'Öppna länken',
    missing: 'Klistra in hela länken.',
  },
  details: {
    title: 'Certifikat',
    validUntil: 'Giltigt till',
    serial: 'Serienummer',
    earlierKeys: 'Tidigare nycklar, för att läsa det som krypterats till dig förut: {count}',
    remove: 'Ta bort från telefonen',
    inSystem: 'Nycklarna finns i telefonens inställningar, där appar kan använda dem.',
  },
  remove: {
    title: 'Ta bort ”{name}” från telefonen?',
    text: 'Nycklarna raderas och ingen kan återskapa dem. Certifikaten förblir giltiga: om telefonen är borta eller går till någon annan, skaffa ett nytt mobilt id och ange att den gamla telefonen är borta.',
    yes: 'Ta bort från telefonen',
    no: 'Behåll',
    inSystem:
      'Bara kortet tas bort. Nycklarna är kvar i telefonens inställningar tills du tar bort dem där, och certifikaten gäller fortfarande. Om du förlorar telefonen eller lämnar den ifrån dig: skaffa ett nytt mobilt id och anmäl den här telefonen som förlorad.',
  },
  limits: {
    title: 'Vad sidan inte kan göra',
    text: 'Den här sidan är en telefonapp i webbläsaren. En app för just din telefon kan mer:',
    list: [
      'Nycklarna stannar i sidan. E-post, VPN och andra appar i telefonen kan inte använda dem.',
      'Webbläsaren vaktar nycklarna. Inget chip i telefonen går i god för dem hos tjänsten.',
      'Den som rensar webbläsarens data, eller stänger ett privat fönster, raderar dem, och inget fingeravtryck krävs innan de används.',
    ],
  },
  troubles: {
    'link-incomplete': {
      title: 'Länken är ofullständig',
      text: 'Skanna QR-koden en gång till, eller kopiera hela länken och klistra in den här.',
    },
    'code-expired': {
      title: 'Koden har gått ut',
      text: 'För din säkerhet fungerar en kod bara en kort tid. Klicka på ”Ny kod” där du började och skanna igen.',
    },
    'code-used': {
      title: 'Koden har redan använts',
      text: 'En annan telefon har använt den. Titta på sidan där du började: om den telefonen inte är din, klicka på ”Inte min telefon”.',
    },
    'code-replaced': {
      title: 'Det finns en nyare kod',
      text: 'En ny kod har skapats, så den här fungerar inte längre. Skanna koden på sidan där du började, eller den i det senaste e-postmeddelandet.',
    },
    'order-over': {
      title: 'Beställningen är avslutad',
      text: 'Koden fungerar inte längre. På sidan där du började ser du varför, och där kan du börja om.',
    },
    'order-cancelled': {
      title: 'Avbrutet',
      text: 'Du avbröt på sidan där du började. Inget har sparats i telefonen. Du kan börja om där när du vill.',
    },
    'order-expired': {
      title: 'Tiden tog slut',
      text: 'Ett steg tog för lång tid, så för din säkerhet stoppades det. Inget har sparats i telefonen. Börja om där du började.',
    },
    'order-failed': {
      title: 'Det gick inte',
      text: 'Du har inget nytt mobilt id, och inget har sparats i telefonen. På sidan där du började ser du varför.',
    },
    'mobile-id-gone': {
      title: 'Det här mobila id:t fungerar inte längre',
      text: 'Det har låsts eller ersatts av ett på en annan telefon. Inget av det finns kvar på den här telefonen. Kontakta din helpdesk om du inte väntade dig det.',
    },
    'phone-unknown': {
      title: 'Tjänsten känner inte längre igen telefonen',
      text: 'Titta på sidan ”Skaffa mobilt id”. Om ditt mobila id är aktivt där, försök igen senare. Annars tar du bort det här och börjar om.',
    },
    'not-installed': {
      title: 'Inte installerat',
      text: 'Du har inget nytt mobilt id. Certifikaten återkallas, och nycklarna finns inte längre på sidan. Radera de nerladdade filerna, och ta i telefonens inställningar bort det som installerades.',
    },
    'not-renewed': {
      title: 'Inte förnyat',
      text: 'Ditt mobila id är som det var. Du kan försöka igen under ”Mina mobila id”.',
    },
    'request-refused': {
      title: 'Tjänsten tog inte emot begäran',
      text: 'Försök igen: telefonen skapar då nya nycklar. Om det inte hjälper, använd en annan webbläsare och kontakta din helpdesk.',
    },
    'certificate-mismatch': {
      title: 'Certifikaten är inte för den här telefonen',
      text: 'Inget har installerats. Försök igen. Om det händer på nytt, avbryt på sidan där du började och kontakta din helpdesk.',
    },
    'storage-unavailable': {
      title: 'Det här fönstret kan inte spara något',
      text: 'Privata fönster, och webbläsare som blockerar lagring, glömmer nycklar. Öppna länken i ett vanligt fönster.',
    },
    'storage-failing': {
      title: 'Sidan kan inte spara just nu',
      text: 'Låt den vara öppen och försök igen. Händer det igen: frigör utrymme i telefonen och börja om där du började.',
    },
    unexpected: {
      title: 'Något gick fel',
      text: 'Inget har gått förlorat. Försök igen. Om det händer på nytt, kontakta din helpdesk.',
    },
  },
};
