/** Origin of the client's page. */
export const site = 'http://127.0.0.1:1';

/** Somebody whose name is as hostile as names get. */
export const alva = {
  subject: 'alva',
  name: 'Alva <b>Active</b>',
  email: 'alva@example.com',
  hint: 'active',
};

/** What the sign-in is started with, beside its clock. */
export const settings = {
  port: 0,
  users: [alva, { subject: 'ivar', name: 'Ivar', email: 'ivar@example.com', hint: 'inactive' }],
  client: { id: 'self-service', redirectUris: [`${site}/`], postLogoutRedirectUris: [`${site}/`] },
  scopes: ['openid', 'get-mobile-id/self-service'],
  accessTokenSeconds: 900,
  corsOrigins: [site],
};
