import { handOver } from './hand-over/de.ts';
import type { en } from './en.ts';

/** Words of the phone page in German. */
export const de: typeof en = {
  app: 'Mobile ID',
  tryNow: 'Jetzt versuchen',
  startAgain: 'Noch einmal versuchen',
  toHome: 'Meine mobilen IDs',
  selfService: '„Mobile ID holen“ öffnen',
  devices: {
    iphone: 'iPhone',
    ipad: 'iPad',
    android: 'Android-Telefon',
    other: 'Mein Gerät',
  },
  waiting: {
    opening: { title: 'Einen Moment …', text: 'Es wird geprüft, wofür dieser Link ist.' },
    'making-keys': {
      title: 'Ihre Schlüssel werden erstellt',
      text: 'Sie entstehen auf diesem Telefon.',
    },
    sending: { title: 'Telefon wird verbunden', text: 'Einen Moment …' },
    issuing: {
      title: 'Ihre Zertifikate werden erstellt',
      text: 'Das dauert einige Sekunden. Lassen Sie diese Seite geöffnet.',
    },
    installing: { title: 'Wird installiert', text: 'Fast fertig. Lassen Sie diese Seite geöffnet.' },
    stopping: { title: 'Wird abgebrochen', text: 'Einen Moment …' },
  },
  elsewhere: {
    title: 'Bereits geöffnet',
    text: 'Mobile ID ist in einem anderen Tab geöffnet. Sie können stattdessen hier weitermachen. Nichts geht verloren.',
    goOn: 'Hier weitermachen',
  },
  connections: {
    offline: {
      title: 'Keine Verbindung',
      text: 'Diese Seite macht von selbst weiter, sobald Sie wieder online sind. Es geht nichts verloren.',
    },
    busy: {
      title: 'Der Dienst ist ausgelastet',
      text: 'Diese Seite macht gleich von selbst weiter. Es geht nichts verloren.',
    },
  },
  inApp: {
    title: 'Öffnen Sie diese Seite in {browser}',
    why: 'Sie sind in einer anderen App. Schlüssel, die hier erstellt werden, bleiben in dieser App, wo Sie sie nicht wiederfinden, und sie speichert vielleicht keine Dateien. Ihr Code wurde nicht verbraucht.',
    steps: ['Kopieren Sie den Link.', 'Öffnen Sie {browser}.', 'Fügen Sie den Link in die Adresszeile ein.'],
    goOn: 'Hier weitermachen',
  },
  installApp: {
    title: 'Zuerst die App installieren',
    why: 'Safari löscht, was eine Seite gespeichert hat, wenn Sie sie eine Woche lang nicht öffnen. Eine App auf dem Home-Bildschirm behält ihre Daten.',
    steps: [
      'Kopieren Sie den Link.',
      'Tippen Sie auf „Teilen“ und dann auf „Zum Home-Bildschirm“.',
      'Öffnen Sie die App auf dem Home-Bildschirm und fügen Sie den Link dort ein.',
    ],
    goOn: 'In Safari fortfahren',
  },
  offer: {
    title: 'Ihre mobile\u00a0ID auf dieses Telefon holen?',
    from: 'Von {server}, für',
    kinds: 'Wofür ihre Zertifikate sind',
    kept: 'Ihre Firma behält eine Kopie dieses Schlüssels und kann es auch lesen.',
    phoneName: 'Name des Telefons',
    nameMissing: 'Geben Sie dem Telefon einen Namen.',
    careful: 'Fahren Sie nur fort, wenn Sie das sind und Sie selbst damit begonnen haben.',
    accept: 'Mobile ID holen',
  },
  storeChoice: {
    title: 'Wo sollen Ihre Schlüssel liegen?',
    page: {
      name: 'In dieser Seite',
      text: 'Niemand kann sie kopieren. Keine App auf diesem Telefon kann sie verwenden.',
    },
    system: {
      name: 'In den Einstellungen dieses Telefons',
      text: 'E-Mail, Browser, WLAN und VPN des Telefons können sie verwenden. Bis Sie sie installiert haben, lassen sie sich kopieren.',
    },
  },
  handOver,
  matchCode: {
    title: 'Geben Sie diesen Code dort ein, wo Sie begonnen haben',
    renewal: 'Geben Sie diesen Code auf der Seite „Mobile ID holen“ ein',
    renewalWay: 'Melden Sie sich dort an, am besten an einem Computer, und klicken Sie auf „Fortfahren“.',
    text: 'Geben Sie ihn selbst auf der Seite „Mobile ID holen“ ein. Nennen Sie ihn niemandem, auch nicht Ihrem Helpdesk.',
    spoken: 'Der Code lautet {digits}',
    waiting: 'Warten auf Ihre Eingabe. Lassen Sie diese Seite geöffnet.',
  },
  done: {
    title: 'Ihre mobile\u00a0ID ist fertig',
    text: 'Auf diesem Telefon gespeichert. Funktioniert auch offline.',
    inSystem: 'Auf diesem Telefon installiert. Die Schlüssel sind nicht mehr in dieser Seite.',
  },
  keeping: {
    unused:
      'Öffnen Sie diese Seite mindestens einmal in der Woche, um sie zu behalten. Safari löscht, was gespeichert ist, wenn sieben Tage lang niemand die Seite öffnet.',
    space: 'Der Browser kann sie löschen, wenn der Platz auf diesem Telefon knapp wird.',
  },
  home: {
    title: 'Meine mobilen IDs',
    empty: 'Noch keine mobile ID',
    how: [
      'Öffnen Sie die Seite „Mobile ID holen“, am besten am Computer, und klicken Sie auf „Mobile ID holen“.',
      'Scannen Sie den QR-Code mit der Kamera dieses Telefons.',
      'Oder kopieren Sie den Link daneben und fügen Sie ihn hier ein.',
    ],
    another: 'Eine weitere holen',
    perhapsReplaced: 'Vielleicht durch die neuere darüber ersetzt',
    expired: 'Abgelaufen',
  },
  paste: {
    label: 'Link',
    open: 'Link öffnen',
    missing: 'Fügen Sie den vollständigen Link ein.',
  },
  details: {
    title: 'Zertifikate',
    validUntil: 'Gültig bis',
    serial: 'Seriennummer',
    earlierKeys: 'Frühere Schlüssel, um zu lesen, was für Sie verschlüsselt wurde: {count}',
    remove: 'Von diesem Telefon entfernen',
    inSystem: 'Ihre Schlüssel liegen in den Einstellungen dieses Telefons, wo Apps sie verwenden können.',
  },
  remove: {
    title: '„{name}“ von diesem Telefon entfernen?',
    text: 'Die Schlüssel werden gelöscht und lassen sich nicht wiederherstellen. Die Zertifikate bleiben gültig. Wenn Sie dieses Telefon verlieren oder weitergeben, holen Sie eine neue mobile ID und geben Sie an, dass dieses Telefon verloren ist.',
    yes: 'Von diesem Telefon entfernen',
    no: 'Behalten',
    inSystem:
      'Nur diese Karte wird entfernt. Die Schlüssel bleiben in den Einstellungen des Telefons, bis Sie sie dort entfernen, und ihre Zertifikate bleiben gültig. Wenn Sie dieses Telefon verlieren oder weitergeben, holen Sie sich eine neue mobile ID und melden Sie dieses Telefon als verloren.',
  },
  limits: {
    title: 'Was diese Seite nicht kann',
    text: 'Diese Seite läuft im Browser. Eine App, die für Ihr Telefon gemacht ist, kann mehr:',
    list: [
      'Die Schlüssel bleiben in dieser Seite. E-Mail, VPN und andere Apps können sie nicht verwenden.',
      'Der Browser schützt die Schlüssel. Der Dienst kann nicht prüfen, ob sie in sicherer Hardware liegen.',
      'Wer die Browserdaten löscht oder ein privates Fenster schließt, löscht auch sie, und vor ihrer Verwendung wird kein Fingerabdruck verlangt.',
    ],
  },
  troubles: {
    'link-incomplete': {
      title: 'Dieser Link ist unvollständig',
      text: 'Scannen Sie den QR-Code noch einmal, oder kopieren Sie den vollständigen Link und fügen Sie ihn hier ein.',
    },
    'code-expired': {
      title: 'Dieser Code ist abgelaufen',
      text: 'Zu Ihrer Sicherheit gilt ein Code nur kurze Zeit. Klicken Sie dort, wo Sie begonnen haben, auf „Neuer Code“ und scannen Sie erneut.',
    },
    'code-used': {
      title: 'Dieser Code wurde schon verwendet',
      text: 'Ein anderes Telefon hat ihn verwendet. Sehen Sie auf der Seite nach, auf der Sie begonnen haben: Gehört das Telefon nicht Ihnen, klicken Sie auf „Nicht mein Telefon“.',
    },
    'code-replaced': {
      title: 'Es gibt einen neueren Code',
      text: 'Dieser Code wurde ersetzt und gilt nicht mehr. Scannen Sie den Code auf der Seite, auf der Sie begonnen haben, oder den in der neuesten E-Mail.',
    },
    'order-over': {
      title: 'Dieser Vorgang ist beendet',
      text: 'Der Code gilt nicht mehr. Auf der Seite, auf der Sie begonnen haben, steht warum, und dort können Sie neu beginnen.',
    },
    'order-cancelled': {
      title: 'Abgebrochen',
      text: 'Sie haben auf der Seite abgebrochen, auf der Sie begonnen haben. Auf diesem Telefon wurde nichts gespeichert. Sie können dort jederzeit neu beginnen.',
    },
    'order-expired': {
      title: 'Die Zeit ist abgelaufen',
      text: 'Ein Schritt hat zu lange gedauert, deshalb haben wir zu Ihrer Sicherheit abgebrochen. Auf diesem Telefon wurde nichts gespeichert. Beginnen Sie dort neu, wo Sie begonnen haben.',
    },
    'order-failed': {
      title: 'Das hat nicht geklappt',
      text: 'Sie haben keine neue mobile ID, und auf diesem Telefon wurde nichts gespeichert. Auf der Seite, auf der Sie begonnen haben, steht warum.',
    },
    'phone-unknown': {
      title: 'Der Dienst erkennt dieses Telefon nicht mehr',
      text: 'Sehen Sie auf der Seite „Mobile ID holen“ nach. Ist Ihre mobile ID dort aktiv, versuchen Sie es später noch einmal. Wenn nicht, entfernen Sie sie hier und beginnen Sie neu.',
    },
    'mobile-id-gone': {
      title: 'Diese mobile ID gilt nicht mehr',
      text: 'Sie wurde gesperrt oder durch eine auf einem anderen Telefon ersetzt. Auf diesem Telefon ist nichts davon geblieben. Wenn Sie das nicht erwartet haben, wenden Sie sich an Ihren Helpdesk.',
    },
    'not-installed': {
      title: 'Nicht installiert',
      text: 'Sie haben keine neue mobile ID. Ihre Zertifikate werden widerrufen, und ihre Schlüssel sind nicht mehr in dieser Seite. Löschen Sie die geladenen Dateien, und entfernen Sie in den Einstellungen, was installiert wurde.',
    },
    'not-renewed': {
      title: 'Nicht erneuert',
      text: 'Ihre mobile ID ist unverändert. Unter „Meine mobilen IDs“ können Sie es noch einmal versuchen.',
    },
    'request-refused': {
      title: 'Der Dienst hat die Anfrage nicht angenommen',
      text: 'Versuchen Sie es noch einmal: Das Telefon erstellt dann neue Schlüssel. Hilft das nicht, verwenden Sie einen anderen Browser und wenden Sie sich an Ihren Helpdesk.',
    },
    'certificate-mismatch': {
      title: 'Die Zertifikate sind nicht für dieses Telefon',
      text: 'Es wurde nichts installiert. Versuchen Sie es noch einmal. Passiert es wieder, brechen Sie dort ab, wo Sie begonnen haben, und wenden Sie sich an Ihren Helpdesk.',
    },
    'storage-unavailable': {
      title: 'Dieses Fenster kann nichts speichern',
      text: 'Private Fenster und Browser, die das Speichern verhindern, verlieren Ihre Schlüssel. Öffnen Sie den Link in einem normalen Fenster.',
    },
    'storage-failing': {
      title: 'Diese Seite kann gerade nicht speichern',
      text: 'Lassen Sie sie offen, und versuchen Sie es noch einmal. Geschieht es wieder, schaffen Sie Platz auf diesem Telefon, und beginnen Sie von vorn, wo Sie begonnen haben.',
    },
    unexpected: {
      title: 'Etwas ist schiefgegangen',
      text: 'Es geht nichts verloren. Versuchen Sie es noch einmal. Passiert es wieder, wenden Sie sich an Ihren Helpdesk.',
    },
  },
};
