import type { handOver as en } from './en.ts';

/** What is said while its user installs a mobile ID in the phone's system, in Swedish. */
export const handOver: typeof en = {
  title: 'Installera det i telefonen',
  careful:
    'Nycklarna går att kopiera tills du har installerat dem: den som har en fil och dess lösenord har ditt mobila id. Installera dem nu, bara i den här telefonen, och radera sedan filerna.',
  until:
    'Du har {time} på dig och kan lämna sidan och komma tillbaka. Den raderar nycklarna när du säger att de är installerade eller när tiden är slut: om den är stängd då, så snart du öppnar den igen.',
  password: 'Lösenord till filerna',
  copy: 'Kopiera lösenordet',
  copied: 'Lösenordet är kopierat',
  copyFailed: 'Det går inte att kopiera här. Markera det och kopiera det själv.',
  passwordFor:
    'Telefonen frågar efter det. Det har skapats här och skickas till ingen. Säg det inte till någon.',
  next: 'Nästa',
  preparing: 'Förbereder filerna …',
  failed: 'Filerna kunde inte läsas in.',
  download: 'Ladda ner: {name}',
  profile: 'Profil med allt',
  earlier: 'Tidigare nyckel',
  description: 'Ditt mobila id med sina nycklar. Installera det bara på den här enheten.',
  how: 'Så installerar du',
  apple: {
    title: 'iPhone, iPad och Mac',
    steps: [
      'Kopiera lösenordet.',
      'Ladda ner profilen. Tryck på ”Tillåt” om du får en fråga. Om filen bara sparades, öppna den i Filer.',
      'Öppna Inställningar och tryck på ”Profil hämtad”. På en Mac finns den i Systeminställningar, under Enhetshantering.',
      'Tryck på ”Installera” och ange din lösenkod. Systemet varnar för att profilen inte är signerad: det stämmer.',
      'Klistra in lösenordet en gång för varje nyckel.',
      'Kom tillbaka hit och säg att det är installerat.',
    ],
  },
  android: {
    title: 'Android-telefon',
    steps: [
      'Kopiera lösenordet.',
      'Ladda ner den första filen och öppna den. Om inget öppnar den: Inställningar, Säkerhet, Fler säkerhetsinställningar, Kryptering och användaruppgifter, Installera ett certifikat, Användarcertifikat för VPN och appar.',
      'Klistra in lösenordet och ge det ett namn.',
      'För wifi, installera samma fil en gång till som ”Wifi-certifikat”.',
      'Gör likadant med alla andra filer.',
      'Kom tillbaka hit och säg att det är installerat.',
    ],
  },
  other: {
    title: 'Windows och Linux',
    steps: [
      'Kopiera lösenordet.',
      'Ladda ner varje fil och öppna den. Behåll på Windows det som guiden föreslår. Firefox och Thunderbird importerar den i sina inställningar, under Certifikat, Dina certifikat.',
      'Klistra in lösenordet.',
      'Radera filerna och säg här att det är installerat.',
    ],
  },
  noFile: {
    title: 'Fick du ingen fil?',
    inApp: 'Du är inne i en annan app, och den kanske inte sparar filer.',
    ways: [
      'Den kan ha sparats utan att det syntes: leta efter ”mobile-id” i Filer eller bland nerladdningarna.',
      'Tillåt nerladdningar när du får frågan, eller i webbläsarens inställningar, och ladda ner igen. Inget går förlorat: du kan lämna sidan och komma tillbaka i samma webbläsare.',
      'Om appen inte sparar filer, säg nedan att du inte kunde installera det. Börja sedan om och öppna länken i Safari eller Chrome.',
    ],
    shareWhy: 'Eller dela den, bara med den här telefonen: välj ”Spara i Filer”. Skicka den inte till någon.',
    share: 'Dela: {name}',
    shareFailed: 'Det gick inte att dela.',
  },
  help: 'Om något går fel',
  mishaps: [
    ['Fel lösenord', 'Kopiera det igen, med bindestrecken. Lägg inte till något mellanslag.'],
    ['Inget utrymme kvar', 'Frigör utrymme i telefonen och ladda ner igen.'],
    [
      'Bara en del är installerad',
      'Ladda ner det som saknas igen. Det är klart när varje fil är installerad.',
    ],
    ['Öppnad två gånger', 'Det gör inget. Ta bort den andra kopian i inställningarna, om det finns en.'],
    [
      'Installerat i en annan telefon',
      'Ta bort det där. En annan telefon får ett eget mobilt id. Om du inte kan ta bort det, säg nedan att du inte kunde installera det.',
    ],
  ],
  installed: 'Det är installerat',
  notInstalled: 'Jag kunde inte installera det',
  sure: {
    title: 'Är allt installerat?',
    text: 'Sidan raderar nycklarna nu. De går inte att ladda ner igen. Radera också de nerladdade filerna.',
    missing: 'Inte nerladdat sedan du öppnade sidan: {names}. Gå tillbaka om det inte är installerat.',
    yes: 'Allt är installerat',
    no: 'Inte än',
  },
  giveUp: {
    title: 'Avbryta utan mobilt id?',
    text: 'Certifikaten återkallas, och det du har installerat slutar fungera. Du kan börja om på sidan där du började.',
    yes: 'Avbryt',
    no: 'Fortsätt',
  },
};
