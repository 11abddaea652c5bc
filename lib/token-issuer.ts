/** The pages as a client of an issuer. */
export interface SignInClient {
  /** What the pages call themselves. */
  readonly clientId: string;
  /** What access tokens for the API name as `aud` or `client_id`. */
  readonly audience: string;
  /** Where users sign out of an issuer that has no RP-initiated logout. */
  readonly signOutUrl?: string;
}

/** Who issues access tokens for the API. */
export interface TokenIssuer {
  /** What tokens name as `iss`. */
  readonly issuer: string;
  /** What the pages ask to get tokens, as sources of a Content-Security-Policy. */
  readonly endpoints: readonly string[];
  /** Where it is a user pool: its id. */
  readonly userPoolId?: string;
  /**
   * Makes the pages known to the issuer.
   * @param siteUrl their origin, where users come back to
   */
  readonly client: (siteUrl: string) => SignInClient;
}
