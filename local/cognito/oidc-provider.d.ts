/** The parts of oidc-provider 9 that the sign-in uses; it comes without types. */

declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** What a request is about (https://github.com/panva/node-oidc-provider/blob/main/docs/README.md). */
  export interface Context {
    type: string;
    body: string;
    set(headers: Readonly<Record<string, string>>): void;
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly provider: Provider;
      readonly entities: Readonly<
        Partial<Record<'AuthorizationCode' | 'RefreshToken', { readonly authTime: number }>>
      >;
    };
  }

  /** What a user let a client have. */
  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    readonly Grant: new (of: { readonly clientId: string; readonly accountId: string }) => Grant;
    on(event: 'server_error', listener: (context: Context, error: Error) => void): void;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<unknown>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: { readonly login: { readonly accountId: string } },
      options: { readonly mergeWithLastSubmission: boolean },
    ): Promise<void>;
  }

  export const interactionPolicy: {
    base(): { remove(prompt: 'consent'): void };
  };
}
