/** What is said while its user installs a mobile ID in the phone's system, in English. */
export const handOver = {
  title: 'Install it on this phone',
  careful:
    'These keys can be copied until you have installed them: whoever has a file and its password has your mobile ID. Install them now, on this phone only, and delete the files afterwards.',
  until:
    'You have {time}, and can leave this page and come back. It deletes the keys once you say that they are installed, or when your time is over: if it is closed then, once you open it again.',
  password: 'Password for the files',
  copy: 'Copy password',
  copied: 'Password copied',
  copyFailed: 'We couldn’t copy it. Select it and copy it.',
  passwordFor: 'Your phone asks for it. It was made here and is sent to nobody. Don’t tell it to anyone.',
  next: 'Next',
  preparing: 'Preparing the files…',
  failed: 'The files could not be loaded.',
  download: 'Download: {name}',
  profile: 'Profile with everything',
  earlier: 'Earlier key',
  description: 'Your mobile ID with its keys. Install it on this device only.',
  how: 'How to install',
  apple: {
    title: 'iPhone, iPad and Mac',
    steps: [
      'Copy the password.',
      'Download the profile. If a question appears, tap “Allow”. If the file was only saved, open it in Files.',
      'Open Settings and tap “Profile Downloaded”. On a Mac it is in System Settings, under Device Management.',
      'Tap “Install” and enter your passcode. The system warns that the profile is not signed: that is right.',
      'Paste the password once for each key.',
      'Come back here and say that it is installed.',
    ],
  },
  android: {
    title: 'Android',
    steps: [
      'Copy the password.',
      'Download the first file and open it. If nothing opens it: Settings, Security, More security settings, Encryption and credentials, Install a certificate, VPN and app user certificate.',
      'Paste the password and give it a name.',
      'For Wi-Fi, install the same file once more as “Wi-Fi certificate”.',
      'Do the same with every other file.',
      'Come back here and say that it is installed.',
    ],
  },
  other: {
    title: 'Windows and Linux',
    steps: [
      'Copy the password.',
      'Download each file and open it. On Windows keep what the assistant suggests. Firefox and Thunderbird import it in their settings, under Certificates, Your certificates.',
      'Paste the password.',
      'Delete the files and say here that it is installed.',
    ],
  },
  noFile: {
    title: 'Didn’t get the file?',
    inApp: 'You are inside another app, and it may not save files.',
    ways: [
      'It may have been saved silently: look for “mobile-id” in Files or in your downloads.',
      'Allow downloads when you are asked, or in the browser’s settings, and download again. Nothing is lost: you can leave this page and come back in this same browser.',
      'If this app saves no files, say below that you couldn’t install it. Then start again and open the link in Safari or Chrome.',
    ],
    shareWhy: 'Or share it with this phone only: choose “Save to Files”. Don’t send it to anyone.',
    share: 'Share: {name}',
    shareFailed: 'It couldn’t be shared.',
  },
  help: 'If something goes wrong',
  mishaps: [
    ['Wrong password', 'Copy it again, with its hyphens. Don’t add a space.'],
    ['No space left', 'Free up space on this phone and download again.'],
    [
      'Only part of it is installed',
      'Download what is missing again. It is ready when every file is installed.',
    ],
    ['Opened twice', 'That does no harm. Remove the second copy in the settings, if there is one.'],
    [
      'Installed on another phone',
      'Remove it there. Another phone gets a mobile ID of its own. If you can’t remove it, say below that you could not install it.',
    ],
  ],
  installed: 'It is installed',
  notInstalled: 'I couldn’t install it',
  sure: {
    title: 'Is everything installed?',
    text: 'This page deletes the keys now. They can’t be downloaded again. Delete the downloaded files, too.',
    missing:
      'You haven’t downloaded this since you opened this page: {names}. Go back if it isn’t installed.',
    yes: 'Everything is installed',
    no: 'Not yet',
  },
  giveUp: {
    title: 'Stop without a mobile ID?',
    text: 'Its certificates are revoked, and what you installed stops working. You can start again on the page where you started.',
    yes: 'Stop',
    no: 'Keep going',
  },
};
