/** What browsers and apps say that they are, as seen in the field. */
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const android = 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)';
const view =
  'Mozilla/5.0 (Linux; Android 15; SM-S921B Build/AP3A.240905.015; wv) AppleWebKit/537.36 (KHTML, like Gecko)';

/** Windows of apps on iPhones and iPads. */
export const appsOnIos = {
  'an app that names nothing': `${iphone} Mobile/15E148`,
  'an app on an iPad, which says that it is a Mac': mac,
  Facebook: `${iphone} Mobile/15E148 [FBAN/FBIOS;FBAV/510.0.0.35.111;FBBV/742182430;FBDV/iPhone15,2;FBMD/iPhone;FBSN/iOS;FBSV/18.5;FBSS/3;FBID/phone;FBLC/en_GB;FBOP/5]`,
  Instagram: `${iphone} Mobile/22F76 Instagram 385.0.0.27.78 (iPhone15,2; iOS 18_5; en_GB; en-GB; scale=3.00; 1179x2556; 741837236)`,
  LINE: `${iphone} Mobile/15E148 Safari Line/15.8.1`,
  WeChat: `${iphone} Mobile/15E148 MicroMessenger/8.0.59(0x18003b2e) NetType/WIFI Language/en`,
  LinkedIn: `${iphone} Mobile/15E148 [LinkedInApp]/9.31.2190`,
  'Google app': `${iphone} GSA/370.0.762543316 Mobile/15E148 Safari/604.1`,
  'Microsoft Teams': `${iphone} Mobile/15E148 TeamsMobile-iOS/7.9.1`,
  KakaoTalk: `${iphone} Mobile/15E148 KAKAOTALK/25.4.2 (INAPP)`,
  Threads: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 Barcelona 385.0.0.26.109 (iPhone15,2; iOS 18_5; en_GB; en; scale=3.00; 1179x2556; 741000000)`,
  Messenger: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 [FBAN/MessengerForiOS;FBAV/510.0.0.33.106]`,
  WhatsApp: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 WAiOS/2.25.17.76`,
  Reddit: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 Reddit/Version 2025.22.0/Build 621964/iOS Version 18.5`,
  X: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 Twitter for iPhone/11.5`,
  TikTok: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 musical_ly_40.2.0 BytedanceWebview/d8a21c6`,
  Snapchat: `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 Snapchat/13.45.0.45 (like Safari/8621.2.5.10.8, panda)`,
} as const;

/** Windows of apps on Android. */
export const appsOnAndroid = {
  'an app that names nothing': `${view} Version/4.0 Chrome/137.0.7151.72 Mobile Safari/537.36`,
  Facebook: `${view} Version/4.0 Chrome/137.0.7151.72 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/515.0.0.43.90;]`,
  Instagram: `${view} Version/4.0 Chrome/137.0.7151.72 Mobile Safari/537.36 Instagram 384.0.0.46.83 Android`,
  LINE: `${view} Version/4.0 Chrome/137.0.7151.72 Mobile Safari/537.36 Line/15.8.1/IAB`,
  'WeChat, on its own engine': `${android} Version/4.0 Chrome/130.0.6723.103 Mobile Safari/537.36 XWEB/1300333 MMWEBSDK/20250201 MicroMessenger/8.0.58.2841(0x28003A34) WeChat/arm64 Weixin NetType/WIFI Language/en ABI/arm64`,
  WhatsApp: `${android} Chrome/137.0.0.0 Mobile Safari/537.36 WA4A/2.25.17.76`,
  Threads: `${android} Chrome/137.0.0.0 Mobile Safari/537.36 Barcelona 384.0.0.46.83 Android`,
  TikTok: `${android} Chrome/137.0.0.0 Mobile Safari/537.36 trill_400203 BytedanceWebview/d8a21c6`,
  'Google app': `${view} Version/4.0 Chrome/137.0.7151.72 Mobile Safari/537.36 GSA/16.21.58.ve.arm64`,
} as const;

/** Browsers on phones, and what is no phone. */
export const browsers = {
  'Safari on an iPhone': `${iphone} Version/18.5 Mobile/15E148 Safari/604.1`,
  'Safari on an iPad': `${mac} Version/18.5 Safari/605.1.15`,
  'Chrome on an iPhone': `${iphone} CriOS/137.0.7151.79 Mobile/15E148 Safari/604.1`,
  'Firefox on an iPhone': `${iphone} FxiOS/139.0 Mobile/15E148 Safari/605.1.15`,
  'Edge on an iPhone': `${iphone} Version/18.0 EdgiOS/136.0.3240.91 Mobile/15E148 Safari/604.1`,
  'Chrome on Android': `${android} Chrome/137.0.0.0 Mobile Safari/537.36`,
  'Samsung Internet': `${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`,
  'Firefox on Android': 'Mozilla/5.0 (Android 15; Mobile; rv:139.0) Gecko/139.0 Firefox/139.0',
  'Edge on Android': `${android} Chrome/137.0.0.0 Mobile Safari/537.36 EdgA/136.0.0.0`,
  'Brave on an iPhone': `${iphone} Version/18.5 Mobile/15E148 Safari/604.1 Brave/1.79`,
  'DuckDuckGo on an iPhone': `${iphone} Version/18.5 Mobile/15E148 DuckDuckGo/7 Safari/605.1.15`,
  'Opera on Android': `${android} Chrome/136.0.0.0 Mobile Safari/537.36 OPR/89.0.0.0`,
  'Vivaldi on Android': `${android} Chrome/137.0.0.0 Mobile Safari/537.36 Vivaldi/7.4.3691.52`,
  'Chrome on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/137.0.0.0 Safari/537.36',
} as const;
