import * as v from 'valibot';
import { optionsPathFor, processNameFor } from './physical-names.ts';
import { settings } from './settings.ts';

/** Every setting is a context value `get-mobile-id:<name>`, in cdk.json or as `-c` of the CDK's command line. */
export const contextPrefix = 'get-mobile-id:';

const ConfigurationSchema = v.pipe(
  v.strictObject(settings, `one of ${Object.keys(settings).join(', ')}`),
  v.forward(
    v.check(
      ({ issuer, audience }) => (issuer === undefined) === (audience === undefined),
      'a value exactly when issuer has one',
    ),
    ['audience'],
  ),
  v.forward(
    v.check(
      ({ issuer, clientId }) => issuer !== undefined || clientId === undefined,
      'a value only when issuer has one',
    ),
    ['clientId'],
  ),
  v.forward(
    v.check(
      ({ issuer, tokenOrigin }) => issuer !== undefined || tokenOrigin === undefined,
      'a value only when issuer has one',
    ),
    ['tokenOrigin'],
  ),
  v.forward(
    v.check(
      ({ issuer, requestedScope }) => issuer !== undefined || requestedScope === undefined,
      'a value only when issuer has one',
    ),
    ['requestedScope'],
  ),
  v.forward(
    v.check(
      ({ issuer, passkeys }) => issuer === undefined || passkeys === 'off',
      'off where issuer has a value: passkeys are its own to take',
    ),
    ['passkeys'],
  ),
  v.forward(
    v.check(
      ({ domainName, certificateArn }) => (domainName === undefined) === (certificateArn === undefined),
      'a value exactly when domainName has one',
    ),
    ['certificateArn'],
  ),
  v.forward(
    v.check(
      ({ issuer, scope }) => issuer !== undefined || /^[^/]+\/[^/]+$/.test(scope),
      'resource server and scope with one slash between them, as Cognito names scopes',
    ),
    ['scope'],
  ),
  v.forward(
    v.check(
      ({ issuer, stackName }) => issuer !== undefined || !/aws|amazon|cognito/i.test(stackName),
      'a name without aws, amazon and cognito, which Cognito keeps for itself',
    ),
    ['stackName'],
  ),
  v.forward(
    v.check(
      ({ crlDomainName, crlCertificateArn }) =>
        (crlDomainName === undefined) === (crlCertificateArn === undefined),
      'a value exactly when crlDomainName has one',
    ),
    ['crlCertificateArn'],
  ),
  v.forward(
    v.check(
      ({ ca, crlKeyArn }) => ca === 'import' || crlKeyArn === undefined,
      'a value only when ca is import',
    ),
    ['crlKeyArn'],
  ),
  v.transform(({ processName, optionsPath, ...set }) => ({
    ...set,
    processName: processName ?? processNameFor(set.stackName),
    optionsPath: optionsPath ?? optionsPathFor(set.stackName),
  })),
);

/** What a deployer may set before synthesis. */
export type Configuration = Readonly<v.InferOutput<typeof ConfigurationSchema>>;

/** A context value is not one that the app takes. */
export class ConfigurationInvalid extends Error {
  /**
   * @param name of the setting
   * @param value what it holds
   * @param allowed what it may hold
   */
  constructor(name: string, value: unknown, allowed: string) {
    super(
      `Context ${contextPrefix}${name} is ${value === undefined ? 'not set' : JSON.stringify(value)}; allowed: ${allowed}`,
    );
    this.name = 'ConfigurationInvalid';
  }
}

/**
 * Reads the configuration, once for the whole app.
 * @param context all context of the app; values of others are not looked at
 * @throws {ConfigurationInvalid} names the first value that is wrong, and what it may be
 */
export const readConfiguration = (context: unknown): Configuration => {
  const own = Object.entries(v.parse(v.record(v.string(), v.unknown()), context)).filter(([key]) =>
    key.startsWith(contextPrefix),
  );
  const given = Object.fromEntries(own.map(([key, value]) => [key.slice(contextPrefix.length), value]));
  const { success, output, issues } = v.safeParse(ConfigurationSchema, given);
  if (success) return output;
  const [{ message }] = issues;
  const name = v.getDotPath(issues[0]) ?? '';
  throw new ConfigurationInvalid(name, given[name], message);
};
