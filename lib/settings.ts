import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as v from 'valibot';
import { defaultStackName } from './physical-names.ts';
import { androidApps, appleApps } from './site/app-links.ts';

// `v.message` makes one sentence out of all checks of a setting: what it may be.
const text = (pattern: RegExp, allowed: string) => v.message(v.pipe(v.string(), v.regex(pattern)), allowed);

const pickFrom = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  v.message(v.picklist(values), values.join(', '));

// The command line hands every value over as text.
const numberOrDigits = v.pipe(v.union([v.number(), v.pipe(v.string(), v.digits())]), v.transform(Number));

const count = (most: number) =>
  v.message(
    v.pipe(numberOrDigits, v.integer(), v.minValue(1), v.maxValue(most)),
    `a whole number from 1 to ${most.toString()}`,
  );

// Periods that CloudWatch Logs takes, from a week on.
const retentionDays = [
  RetentionDays.ONE_WEEK,
  RetentionDays.TWO_WEEKS,
  RetentionDays.ONE_MONTH,
  RetentionDays.TWO_MONTHS,
  RetentionDays.THREE_MONTHS,
  RetentionDays.SIX_MONTHS,
  RetentionDays.ONE_YEAR,
  RetentionDays.TWO_YEARS,
  RetentionDays.FIVE_YEARS,
  RetentionDays.TEN_YEARS,
] as const;

// OpenID Connect Core section 5.7: these may change or go to somebody else, so they identify nobody.
const lastingClaim = /^(?!.*mail)(?!(phone_number|preferred_username|name|upn)$)/i;

const hostName = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const httpsOrigin = /^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/;
// CloudFront takes certificates of that Region only.
const certificateArn = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]{36}$/;

/** What can be set, each by itself. */
export const settings = {
  /** Name of the stack; function names begin with it. */
  stackName: v.optional(
    text(/^[A-Za-z][A-Za-z0-9-]{0,31}$/, '1 to 32 letters, digits and hyphens, a letter first'),
    defaultStackName,
  ),
  /** Name of the state machine. @default it follows stackName (physical-names.ts) */
  processName: v.optional(text(/^[A-Za-z0-9_-]{1,80}$/, '1 to 80 letters, digits, hyphens and underscores')),
  /** Path of the options in Parameter Store. @default it follows stackName (physical-names.ts) */
  optionsPath: v.optional(
    text(
      /^(?!\/(aws|ssm)\b)(\/[a-z0-9-]+){1,5}$/,
      'a path such as /get-mobile-id/options, without a slash at its end',
    ),
  ),
  /**
   * Who signs users in; without it, a Cognito user pool of the stack's own. API Gateway takes tokens with RSA
   * signatures only.
   */
  issuer: v.optional(text(/^https:\/\/[^\s?#]+$/, 'the https URL that access tokens name as `iss`')),
  /** The `aud` or `client_id` of access tokens of `issuer`. */
  audience: v.optional(text(/^[!-~]+$/, 'the `aud` or `client_id` of access tokens; goes with issuer')),
  /** The public client that Self-Service is at `issuer`. @default audience */
  clientId: v.optional(text(/^[!-~]+$/, 'the id of a public client of issuer; goes with issuer')),
  /** Where `issuer` gives out tokens, if not on its own origin. */
  tokenOrigin: v.optional(text(httpsOrigin, 'an https origin without a path; goes with issuer')),
  /** The claim that identifies a user of `issuer`. */
  userClaim: v.optional(
    v.message(
      v.pipe(v.string(), v.regex(/^[\w:.\-/]{1,128}$/), v.regex(lastingClaim)),
      'a claim that never changes and never goes to somebody else, so no mail, phone or name claim',
    ),
    'sub',
  ),
  /**
   * What the pages ask `issuer` for to get `scope`. Entra ID is asked for `api://<application>/self-service` and puts
   * `self-service` into tokens. @default scope
   */
  requestedScope: v.optional(text(/^[!#-[\]-~]+$/, 'a scope as in RFC 6749 section 3.3; goes with issuer')),
  /** The scope that access tokens need. */
  scope: v.optional(
    text(/^[!#-[\]-~]+$/, 'a scope as in RFC 6749 section 3.3'),
    'get-mobile-id/self-service',
  ),
  /**
   * Whether the stack's own user pool takes passkeys besides password and TOTP app. They are bound to the name of its
   * sign-in page, which follows account, Region and stackName.
   */
  passkeys: v.optional(pickFrom(['off', 'on']), 'off'),
  /** Name of the site's host; without it, CloudFront gives one. A DNS record has to lead to the distribution. */
  domainName: v.optional(text(hostName, 'the name of a host, such as mobile-id.example.com')),
  /** Certificate for `domainName`. */
  certificateArn: v.optional(
    text(certificateArn, 'the ARN of an ACM certificate in us-east-1; goes with domainName'),
  ),
  /** Apps of iPhones that open links to the phone page instead of it. @default none */
  appleApps: v.optional(appleApps),
  /** Apps of Android that do. @default none */
  androidApps: v.optional(androidApps),
  /** Requests a second that the API takes over all users; more get 429. */
  requestRate: v.optional(count(10_000), 200),
  /** Requests at once that the API takes. */
  requestBurst: v.optional(count(5_000), 400),
  /**
   * Requests a second that each route of phones takes, apart from those of users: anybody may call them, and who calls
   * them too often must keep no signed-in user out.
   */
  phoneRequestRate: v.optional(count(10_000), 50),
  /** Requests at once that each route of phones takes. */
  phoneRequestBurst: v.optional(count(5_000), 100),
  /**
   * Certificates a second that all orders together ask the CA for; who comes behind waits. It is at most the account's
   * quota, less what other clients of its CAs need.
   */
  certificatesPerSecond: v.optional(count(1_000), 25),
  /** A web ACL of AWS WAF (scope CLOUDFRONT, so in us-east-1) before the site. @default none; it is priced by month */
  webAclArn: v.optional(
    text(
      /^arn:aws:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[0-9a-f-]{36}$/,
      'the ARN of a web ACL of scope CLOUDFRONT',
    ),
  ),
  /**
   * Concurrent executions that each function which closes orders and revokes certificates has to itself, and no more.
   * Lambda refuses it where the account's quota leaves too little to the others. @default what is free in the account
   */
  closingConcurrency: v.optional(count(100)),
  /** Gets a mail when an alarm rings. */
  alarmMail: v.optional(v.message(v.pipe(v.string(), v.email()), 'a mail address')),
  logRetentionDays: v.optional(
    v.message(v.pipe(numberOrDigits, v.picklist(retentionDays)), retentionDays.join(', ')),
    RetentionDays.THREE_MONTHS,
  ),
  /**
   * Whether SES knows the sender's domain or address, or the stack makes an identity of the address, which does for
   * trying only: a mail that its domain does not sign is taken for a forged one.
   */
  sender: v.optional(pickFrom(['import', 'create']), 'import'),
  /** Whether the CA exists (its ARN is a stack parameter) or a stack of its own makes one, which costs. */
  ca: v.optional(pickFrom(['import', 'create']), 'import'),
  /** Key of a CA that is made here. */
  caKeyAlgorithm: v.optional(
    pickFrom(['EC_prime256v1', 'EC_secp384r1', 'RSA_2048', 'RSA_4096']),
    'EC_prime256v1',
  ),
  /**
   * Host under which relying parties fetch the revocation lists of a CA that is made here; without it, CloudFront
   * gives one, which stands in every certificate and can't be moved. DNS has to lead it to the distribution.
   */
  crlDomainName: v.optional(text(hostName, 'the name of a host, such as crl.example.com')),
  /** Certificate for `crlDomainName`: CloudFront takes a name of one's own with a certificate only. */
  crlCertificateArn: v.optional(
    text(certificateArn, 'the ARN of an ACM certificate in us-east-1; goes with crlDomainName'),
  ),
  /**
   * The KMS key that encrypts the bucket of the revocation lists of a CA that exists, where that is a key of one's own:
   * who revokes has to be allowed to use it. @default the bucket has S3's own keys
   */
  crlKeyArn: v.optional(
    text(/^arn:aws[\w-]*:kms:[\w-]+:\d{12}:key\/[\w-]{1,256}$/, 'the ARN of a KMS key; goes with ca=import'),
  ),
  /** Name in the subject of a CA that is made here. */
  caName: v.optional(
    text(/^[A-Za-z0-9 '()+,\-.:=?]{1,48}$/, '1 to 48 printable characters'),
    'Get Mobile ID',
  ),
  /**
   * Whether tables, keys, users and logs outlive the stack, and whether tables and users even refuse to be deleted,
   * which is for a stack that has once been deployed.
   */
  data: v.optional(pickFrom(['retain', 'protect', 'destroy']), 'retain'),
};
