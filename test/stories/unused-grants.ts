import type { Authorizer, Grant } from '../../local/index.ts';

/** Grants that no call in the local cloud uses, and why they are there. */
const exceptions: readonly { readonly of: RegExp; readonly grants: RegExp; readonly why: string }[] = [
  {
    of: /./,
    grants: /^logs:/,
    why: 'Lambda and Step Functions write logs; the local cloud keeps them itself',
  },
  { of: /./, grants: /^xray:/, why: 'nothing is traced here' },
  { of: /./, grants: /^sqs:SendMessage$/, why: 'Lambda itself sends dead letters' },
  {
    of: /./,
    grants: /^ses:SendRawEmail$/,
    why: 'some accounts report that SES asks for it with attachments; the local cloud asks for SendEmail alone',
  },
  {
    of: /./,
    grants: /^s3:PutObjectAcl$/,
    why: 'AWS asks of who revokes that they may write the list, and does not say how; the local CA asks for PutObject',
  },
  { of: /^SiteUploadRole/, grants: /^s3:/, why: 'a deploy uploads the pages; nothing is deployed here' },
  { of: /^(?:Renew|Lock|Change)?ProcessRole/, grants: /^kms:/, why: 'executions are not encrypted here' },
];

const isException = ({ principal, action }: Grant): boolean =>
  exceptions.some(({ of, grants }) => of.test(principal) && grants.test(action));

/**
 * What roles may do and no call needed, but for the listed exceptions; one grant a line. When there is none, some story
 * is refused a call without any one of the policies' statements.
 */
export const unusedGrants = (authorizer: Authorizer): readonly string[] =>
  authorizer
    .unused()
    .filter((grant) => !isException(grant))
    .map(({ statement, action, resource }) => `${statement} ${action} on ${resource}`);

/** Values that no call in the local cloud has, and why conditions allow them. */
const allowedValues: readonly { readonly of: RegExp; readonly value: string; readonly why: string }[] = [
  {
    of: /^(StartCheckUserState|IssueBeginIssuing)Role/,
    value: 'absent',
    why: 'nobody here loses an attribute in the directory while an order of theirs runs',
  },
  {
    of: /^ActivateLockReplacedMobileIdRole/,
    value: 'sweep',
    why: 'an order without a phone secret is off the sweep at once; earlier releases may have left one',
  },
];

/** What conditions of roles allow, such as attributes to write, and no call had; one a line. */
export const unusedValues = (authorizer: Authorizer): readonly string[] =>
  authorizer
    .unusedValues()
    .filter((each) => !allowedValues.some(({ of, value }) => of.test(each.principal) && value === each.value))
    .map(({ statement, key, value }) => `${statement} ${key} ${value}`);
