import type { handOver as en } from './en.ts';

/** What is said while its user installs a mobile ID in the phone's system, in German. */
export const handOver: typeof en = {
  title: 'Auf diesem Telefon installieren',
  careful:
    'Diese Schlüssel lassen sich kopieren, bis Sie sie installiert haben: Wer eine Datei und ihr Passwort hat, hat Ihre mobile ID. Installieren Sie sie jetzt, nur auf diesem Telefon, und löschen Sie danach die Dateien.',
  until:
    'Sie haben {time} Zeit und können diese Seite verlassen und zurückkommen. Sie löscht die Schlüssel, sobald Sie angeben, dass sie installiert sind, oder wenn die Zeit um ist: ist sie dann geschlossen, sobald Sie sie wieder öffnen.',
  password: 'Passwort für die Dateien',
  copy: 'Passwort kopieren',
  copied: 'Passwort kopiert',
  copyFailed: 'Es ließ sich nicht kopieren. Markieren und kopieren Sie es selbst.',
  passwordFor:
    'Ihr Telefon fragt danach. Es wurde hier erzeugt und wird niemandem gesendet. Geben Sie es niemandem weiter.',
  next: 'Weiter',
  preparing: 'Die Dateien werden vorbereitet …',
  failed: 'Die Dateien konnten nicht geladen werden.',
  download: 'Laden: {name}',
  profile: 'Profil mit allem',
  earlier: 'Früherer Schlüssel',
  description: 'Ihre mobile ID mit ihren Schlüsseln. Nur auf diesem Gerät installieren.',
  how: 'So installieren Sie',
  apple: {
    title: 'iPhone, iPad und Mac',
    steps: [
      'Kopieren Sie das Passwort.',
      'Laden Sie das Profil. Erscheint eine Frage, tippen Sie auf „Zulassen“. Wurde die Datei nur gesichert, öffnen Sie sie in „Dateien“.',
      'Öffnen Sie die Einstellungen und tippen Sie auf „Profil geladen“. Auf dem Mac steht es in den Systemeinstellungen unter Geräteverwaltung.',
      'Tippen Sie auf „Installieren“ und geben Sie Ihren Code ein. Das System warnt, dass das Profil nicht signiert ist: Das ist richtig.',
      'Setzen Sie das Passwort für jeden Schlüssel einmal ein.',
      'Kommen Sie hierher zurück und geben Sie an, dass es installiert ist.',
    ],
  },
  android: {
    title: 'Android-Telefon',
    steps: [
      'Kopieren Sie das Passwort.',
      'Laden Sie die erste Datei und öffnen Sie sie. Öffnet sie nichts: Einstellungen, Sicherheit, Weitere Sicherheitseinstellungen, Verschlüsselung und Anmeldedaten, Zertifikat installieren, VPN- und App-Nutzerzertifikat.',
      'Setzen Sie das Passwort ein und vergeben Sie einen Namen.',
      'Für WLAN installieren Sie dieselbe Datei noch einmal als „WLAN-Zertifikat“.',
      'Ebenso jede weitere Datei.',
      'Kommen Sie hierher zurück und geben Sie an, dass es installiert ist.',
    ],
  },
  other: {
    title: 'Windows und Linux',
    steps: [
      'Kopieren Sie das Passwort.',
      'Laden Sie jede Datei und öffnen Sie sie. Unter Windows bleiben Sie bei dem, was der Assistent vorschlägt. Firefox und Thunderbird importieren sie in ihren Einstellungen unter Zertifikate, Ihre Zertifikate.',
      'Setzen Sie das Passwort ein.',
      'Löschen Sie die Dateien und geben Sie hier an, dass es installiert ist.',
    ],
  },
  noFile: {
    title: 'Keine Datei erhalten?',
    inApp: 'Sie sind in einer anderen App, und die speichert vielleicht keine Dateien.',
    ways: [
      'Vielleicht wurde sie ohne Hinweis gespeichert: Suchen Sie in „Dateien“ oder bei den Downloads nach „mobile-id“.',
      'Erlauben Sie Downloads, wenn Sie gefragt werden oder in den Einstellungen des Browsers, und laden Sie noch einmal. Nichts geht verloren: Sie können diese Seite verlassen und im selben Browser zurückkommen.',
      'Speichert diese App keine Dateien, geben Sie unten an, dass es sich nicht installieren ließ. Beginnen Sie dann von vorn und öffnen Sie den Link in Safari oder Chrome.',
    ],
    shareWhy:
      'Oder teilen Sie sie, aber nur mit diesem Telefon: Wählen Sie „In Dateien sichern“. Senden Sie sie niemandem.',
    share: 'Teilen: {name}',
    shareFailed: 'Das Teilen hat nicht geklappt.',
  },
  help: 'Wenn etwas nicht klappt',
  mishaps: [
    ['Falsches Passwort', 'Kopieren Sie es noch einmal, mit den Bindestrichen und ohne Leerzeichen.'],
    ['Kein Speicherplatz', 'Schaffen Sie Platz auf diesem Telefon und laden Sie noch einmal.'],
    [
      'Nur ein Teil ist installiert',
      'Laden Sie noch einmal, was fehlt. Fertig ist es, wenn jede Datei installiert ist.',
    ],
    [
      'Zweimal geöffnet',
      'Das schadet nicht. Entfernen Sie die zweite Kopie in den Einstellungen, falls es eine gibt.',
    ],
    [
      'Auf einem anderen Telefon installiert',
      'Entfernen Sie es dort. Ein anderes Telefon bekommt eine eigene mobile ID. Lässt es sich nicht entfernen, geben Sie unten an, dass Sie es nicht installieren konnten.',
    ],
  ],
  installed: 'Es ist installiert',
  notInstalled: 'Es ließ sich nicht installieren',
  sure: {
    title: 'Ist alles installiert?',
    text: 'Diese Seite löscht die Schlüssel jetzt. Sie lassen sich nicht noch einmal laden. Löschen Sie auch die geladenen Dateien.',
    missing:
      'Seit Sie diese Seite geöffnet haben, wurde das nicht geladen: {names}. Gehen Sie zurück, falls es nicht installiert ist.',
    yes: 'Alles ist installiert',
    no: 'Noch nicht',
  },
  giveUp: {
    title: 'Ohne mobile ID abbrechen?',
    text: 'Ihre Zertifikate werden widerrufen, und was Sie installiert haben, funktioniert nicht mehr. Sie können auf der Seite neu beginnen, auf der Sie begonnen haben.',
    yes: 'Abbrechen',
    no: 'Weitermachen',
  },
};
