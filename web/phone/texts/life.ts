/** Apart from the page's other words: they are loaded with what says them. */
export const lifeTexts = {
  en: {
    locked:
      'This mobile ID is locked and no longer works. Remove it from this phone. You can get a new one on the “Get mobile ID” page.',
    replaced: 'This mobile ID was replaced by a newer one and no longer works. Remove it from this phone.',
    inactive: 'This mobile ID is switched off right now. Contact your help desk if you didn’t expect this.',
    expired: 'This mobile ID has expired and no longer works. Get a new one on the “Get mobile ID” page.',
    ends: {
      one: 'Ends in {days} day. Get a new one on the “Get mobile ID” page before then.',
      other: 'Ends in {days} days. Get a new one on the “Get mobile ID” page before then.',
    },
    renewal: {
      running: 'Your mobile ID is being renewed…',
      renewed: 'Renewed: it is valid until {date}.',
      later: 'We couldn’t renew it right now. This page tries again the next time you open it.',
      from: {
        one: 'Ends in {days} day. Open this page again from {date} on: it then renews your mobile ID by itself.',
        other:
          'Ends in {days} days. Open this page again from {date} on: it then renews your mobile ID by itself.',
      },
      asks: {
        one: 'Ends in {days} day. Renew it now: this page shows a code, and you enter it on the “Get mobile ID” page.',
        other:
          'Ends in {days} days. Renew it now: this page shows a code, and you enter it on the “Get mobile ID” page.',
      },
      button: 'Renew now',
    },
    test: {
      button: 'Test it now',
      works: 'It worked, {time}.',
      fails: 'It doesn’t work right now. Contact your help desk.',
      offline: 'The test needs a connection. Connect, then try again.',
      later: 'We couldn’t test it right now. Try again in a minute.',
      inSystem: 'To test it, use it in an app of this phone: this page has no keys of it any more.',
      byPage:
        'To test it, open {host}. Where this phone asks, choose your mobile ID. If the page opens, it works.',
      openPage: 'Open the test page',
      failed: {
        user: 'It doesn’t work, because your account isn’t active. Contact your help desk.',
        revocation:
          'It doesn’t work, because its certificate was revoked. Remove it from this phone and get a new one on the “Get mobile ID” page.',
        validity:
          'It doesn’t work, because its certificate isn’t valid today. Get a new one on the “Get mobile ID” page.',
        chain:
          'It doesn’t work, because your company’s service doesn’t know its certificate. Contact your help desk.',
        crl: 'It may not work: your company’s list of revoked certificates is out of date. Contact your help desk.',
      },
    },
  },
  sv: {
    locked:
      'Det här mobila id:t är spärrat och fungerar inte längre. Ta bort det från telefonen. Du kan skaffa ett nytt på sidan ”Skaffa mobilt id”.',
    replaced:
      'Det här mobila id:t har ersatts av ett nyare och fungerar inte längre. Ta bort det från telefonen.',
    inactive: 'Det här mobila id:t är avstängt just nu. Kontakta din helpdesk om du inte väntade dig det.',
    expired:
      'Det här mobila id:t har gått ut och fungerar inte längre. Skaffa ett nytt på sidan ”Skaffa mobilt id”.',
    ends: {
      one: 'Går ut om {days} dag. Skaffa ett nytt på sidan ”Skaffa mobilt id” innan dess.',
      other: 'Går ut om {days} dagar. Skaffa ett nytt på sidan ”Skaffa mobilt id” innan dess.',
    },
    renewal: {
      running: 'Ditt mobila id förnyas…',
      renewed: 'Förnyat: det gäller till {date}.',
      later: 'Vi kunde inte förnya det just nu. Sidan försöker igen nästa gång du öppnar den.',
      from: {
        one: 'Går ut om {days} dag. Öppna den här sidan igen från och med {date}, så förnyar den ditt mobila id automatiskt.',
        other:
          'Går ut om {days} dagar. Öppna den här sidan igen från och med {date}, så förnyar den ditt mobila id automatiskt.',
      },
      asks: {
        one: 'Går ut om {days} dag. Förnya det nu: sidan visar en kod, som du skriver in på sidan ”Skaffa mobilt id”.',
        other:
          'Går ut om {days} dagar. Förnya det nu: sidan visar en kod, som du skriver in på sidan ”Skaffa mobilt id”.',
      },
      button: 'Förnya nu',
    },
    test: {
      button: 'Testa det nu',
      works: 'Det fungerade, {time}.',
      fails: 'Det fungerar inte just nu. Kontakta din helpdesk.',
      offline: 'Testet behöver en anslutning. Anslut och försök igen.',
      later: 'Vi kunde inte testa det just nu. Försök igen om en minut.',
      inSystem:
        'Testa det genom att använda det i en app på telefonen: sidan har inte kvar några nycklar till det.',
      byPage:
        'Testa det genom att öppna {host}. Välj ditt mobila id om telefonen frågar. Om sidan öppnas fungerar det.',
      openPage: 'Öppna testsidan',
      failed: {
        user: 'Det fungerar inte, eftersom ditt konto inte är aktivt. Kontakta din helpdesk.',
        revocation:
          'Det fungerar inte, eftersom dess certifikat är återkallat. Ta bort det från telefonen och skaffa ett nytt på sidan ”Skaffa mobilt id”.',
        validity:
          'Det fungerar inte, eftersom dess certifikat inte gäller idag. Skaffa ett nytt på sidan ”Skaffa mobilt id”.',
        chain:
          'Det fungerar inte, eftersom företagets tjänst inte känner till dess certifikat. Kontakta din helpdesk.',
        crl: 'Det kanske inte fungerar: företagets lista över återkallade certifikat är för gammal. Kontakta din helpdesk.',
      },
    },
  },
  de: {
    locked:
      'Diese mobile ID ist gesperrt und funktioniert nicht mehr. Entfernen Sie sie von diesem Telefon. Auf der Seite „Mobile ID holen“ bekommen Sie eine neue.',
    replaced:
      'Diese mobile ID wurde durch eine neuere ersetzt und funktioniert nicht mehr. Entfernen Sie sie von diesem Telefon.',
    inactive:
      'Diese mobile ID ist gerade abgeschaltet. Wenden Sie sich an Ihren Helpdesk, wenn Sie das nicht erwartet haben.',
    expired:
      'Diese mobile ID ist abgelaufen und funktioniert nicht mehr. Holen Sie eine neue auf der Seite „Mobile ID holen“.',
    ends: {
      one: 'Endet in {days} Tag. Holen Sie vorher eine neue auf der Seite „Mobile ID holen“.',
      other: 'Endet in {days} Tagen. Holen Sie vorher eine neue auf der Seite „Mobile ID holen“.',
    },
    renewal: {
      running: 'Ihre mobile ID wird erneuert …',
      renewed: 'Erneuert: Ihre mobile ID gilt bis zum {date}.',
      later:
        'Wir konnten sie gerade nicht erneuern. Diese Seite versucht es beim nächsten Öffnen noch einmal.',
      from: {
        one: 'Endet in {days} Tag. Öffnen Sie diese Seite ab dem {date} noch einmal: Sie erneuert Ihre mobile ID dann automatisch.',
        other:
          'Endet in {days} Tagen. Öffnen Sie diese Seite ab dem {date} noch einmal: Sie erneuert Ihre mobile ID dann automatisch.',
      },
      asks: {
        one: 'Endet in {days} Tag. Erneuern Sie sie jetzt: Diese Seite zeigt einen Code, den Sie auf der Seite „Mobile ID holen“ eingeben.',
        other:
          'Endet in {days} Tagen. Erneuern Sie sie jetzt: Diese Seite zeigt einen Code, den Sie auf der Seite „Mobile ID holen“ eingeben.',
      },
      button: 'Jetzt erneuern',
    },
    test: {
      button: 'Jetzt testen',
      works: 'Sie hat funktioniert, {time}.',
      fails: 'Sie funktioniert gerade nicht. Wenden Sie sich an Ihren Helpdesk.',
      offline: 'Der Test braucht eine Verbindung. Stellen Sie eine her und versuchen Sie es noch einmal.',
      later: 'Wir konnten sie gerade nicht testen. Versuchen Sie es in einer Minute noch einmal.',
      inSystem:
        'Verwenden Sie sie zum Testen in einer App dieses Telefons: Diese Seite hat keine Schlüssel mehr davon.',
      byPage:
        'Öffnen Sie zum Testen {host}. Wenn dieses Telefon fragt, wählen Sie Ihre mobile ID. Öffnet sich die Seite, funktioniert sie.',
      openPage: 'Testseite öffnen',
      failed: {
        user: 'Sie funktioniert nicht, weil Ihr Konto nicht aktiv ist. Wenden Sie sich an Ihren Helpdesk.',
        revocation:
          'Sie funktioniert nicht, weil ihr Zertifikat widerrufen wurde. Entfernen Sie sie von diesem Telefon und holen Sie eine neue auf der Seite „Mobile ID holen“.',
        validity:
          'Sie funktioniert nicht, weil ihr Zertifikat heute nicht gilt. Holen Sie eine neue auf der Seite „Mobile ID holen“.',
        chain:
          'Sie funktioniert nicht, weil der Dienst Ihrer Firma ihr Zertifikat nicht kennt. Wenden Sie sich an Ihren Helpdesk.',
        crl: 'Sie funktioniert womöglich nicht: Die Sperrliste Ihrer Firma ist veraltet. Wenden Sie sich an Ihren Helpdesk.',
      },
    },
  },
  fr: {
    locked:
      'Cette ID mobile est bloquée et ne fonctionne plus. Supprimez-la de ce téléphone. Vous pouvez en obtenir une nouvelle sur la page « Obtenir une ID mobile ».',
    replaced:
      'Cette ID mobile a été remplacée par une plus récente et ne fonctionne plus. Supprimez-la de ce téléphone.',
    inactive:
      'Cette ID mobile est désactivée en ce moment. Contactez votre support si vous ne vous y attendiez pas.',
    expired:
      'Cette ID mobile a expiré et ne fonctionne plus. Obtenez-en une nouvelle sur la page « Obtenir une ID mobile ».',
    ends: {
      one: 'Expire dans {days} jour. Obtenez-en une nouvelle avant sur la page « Obtenir une ID mobile ».',
      other: 'Expire dans {days} jours. Obtenez-en une nouvelle avant sur la page « Obtenir une ID mobile ».',
    },
    renewal: {
      running: 'Votre ID mobile est en cours de renouvellement…',
      renewed: 'Renouvelée : elle est valable jusqu’au {date}.',
      later:
        'Nous n’avons pas pu la renouveler. Cette page réessaiera la prochaine fois que vous l’ouvrirez.',
      from: {
        one: 'Expire dans {days} jour. Rouvrez cette page à partir du {date} : elle renouvellera alors votre ID mobile automatiquement.',
        other:
          'Expire dans {days} jours. Rouvrez cette page à partir du {date} : elle renouvellera alors votre ID mobile automatiquement.',
      },
      asks: {
        one: 'Expire dans {days} jour. Renouvelez-la maintenant : cette page affiche un code, que vous saisissez sur la page « Obtenir une ID mobile ».',
        other:
          'Expire dans {days} jours. Renouvelez-la maintenant : cette page affiche un code, que vous saisissez sur la page « Obtenir une ID mobile ».',
      },
      button: 'Renouveler maintenant',
    },
    test: {
      button: 'La tester maintenant',
      works: 'Elle a fonctionné, {time}.',
      fails: 'Elle ne fonctionne pas en ce moment. Contactez votre support.',
      offline: 'Le test demande une connexion. Connectez-vous, puis réessayez.',
      later: 'Nous n’avons pas pu la tester. Réessayez dans une minute.',
      inSystem:
        'Pour la tester, utilisez-la dans une application de ce téléphone : cette page n’en a plus les clés.',
      byPage:
        'Pour la tester, ouvrez {host}. Si ce téléphone le demande, choisissez votre ID mobile. Si la page s’ouvre, elle fonctionne.',
      openPage: 'Ouvrir la page de test',
      failed: {
        user: 'Elle ne fonctionne pas, car votre compte n’est pas actif. Contactez votre support.',
        revocation:
          'Elle ne fonctionne pas, car son certificat a été révoqué. Supprimez-la de ce téléphone et obtenez-en une nouvelle sur la page « Obtenir une ID mobile ».',
        validity:
          'Elle ne fonctionne pas, car son certificat n’est pas valable aujourd’hui. Obtenez-en une nouvelle sur la page « Obtenir une ID mobile ».',
        chain:
          'Elle ne fonctionne pas, car le service de votre entreprise ne connaît pas son certificat. Contactez votre support.',
        crl: 'Elle ne fonctionne peut-être pas : la liste de révocation de votre entreprise n’est plus à jour. Contactez votre support.',
      },
    },
  },
};
