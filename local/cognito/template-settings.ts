import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import type { SignInSettings } from './settings.ts';

const Client = v.object({
  AllowedOAuthScopes: v.array(v.string()),
  CallbackURLs: v.array(v.string()),
  LogoutURLs: v.array(v.string()),
  AccessTokenValidity: v.number(),
  TokenValidityUnits: v.object({ AccessToken: v.literal('minutes') }),
});

/**
 * What the template says about signing in.
 * @param client of type `AWS::Cognito::UserPoolClient`
 * @param id under which the client is known here
 */
export const signInSettings = ({ properties }: Pick<Resource, 'properties'>, id: string): SignInSettings => {
  const { AllowedOAuthScopes, CallbackURLs, LogoutURLs, AccessTokenValidity } = v.parse(Client, properties);
  return {
    client: { id, redirectUris: CallbackURLs, postLogoutRedirectUris: LogoutURLs },
    scopes: AllowedOAuthScopes,
    accessTokenSeconds: AccessTokenValidity * 60,
    corsOrigins: CallbackURLs.map((url) => new URL(url).origin),
  };
};
