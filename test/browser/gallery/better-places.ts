import { safariOnIPhone, webViewOnAndroid, webViewOnIPhone } from '../looks.ts';
import { activation, activationCode, orderId } from './content.ts';
import type { Sight, Stubs } from './sight.ts';

const path = `/phone/#${orderId}.${activationCode}`;
const responses: Stubs = { [`GET /activations/${orderId}`]: { body: activation } };

/** Where the phone page says that it should be elsewhere before it makes keys. */
export const betterPlaces: readonly Sight[] = [
  {
    name: 'install-app',
    title: ({ phone }) => phone.installApp.title,
    path,
    responses,
    userAgent: safariOnIPhone,
  },
  {
    name: 'in-app',
    title: ({ phone }) => phone.inApp.title.replace('{browser}', 'Safari'),
    path,
    responses,
    userAgent: webViewOnIPhone,
  },
  {
    name: 'in-app-android',
    title: ({ phone }) => phone.inApp.title.replace('{browser}', 'Chrome'),
    path,
    responses,
    userAgent: webViewOnAndroid,
  },
];
