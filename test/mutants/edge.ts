import { mutantsOf, type Mutant } from './mutant.ts';

const requests: readonly Mutant[] = [
  ...mutantsOf('shared/http/request', 'shared/http/request', [
    ['a user is known by issuer and subject', 'userIdOf(iss, subject)', "userIdOf('', subject)"],
    ['a token without the claim is nobody’s', " || typeof subject !== 'string'", ''],
    ['a sign-in at no time in seconds is of no known time', /,\n {2}v\.maxValue\(Date[^)]*\) \/ 1000\)/, ''],
    ['a sign-in that the token does not tell is of no known time', 'success ? new Date(', 'true ? new Date('],
    ['a bearer secret has the form of one', '{16,128}', '*'],
    ['a body in base64 is read as bytes', 'event.isBase64Encoded ?', 'false ?'],
    [
      'an error names the wrong member, never its value',
      '`${where}: ${',
      '`${JSON.stringify(issues[0].input)}: ${',
    ],
    ['a member that a client made up is named in part', '?.slice(0, longestMemberName)', ''],
    ['a member that is missing is said to be missing', "received === 'undefined'", 'false'],
    ['an empty Idempotency-Key is refused', 'minLength: 1', 'minLength: 0'],
    ['a long Idempotency-Key is refused', 'maxLength: 255', 'maxLength: 256'],
  ]),
  ...mutantsOf('shared/http/request', 'shared/http/every-route', [
    ['a body that is no JSON is refused', "throw new RequestInvalid('body: expected JSON')", 'return {}'],
    ['a body that is an array is refused', 'if (Array.isArray(json))', 'if (false)'],
    [
      'a path that names no id names nothing',
      'if (!v.is(v.pipe(v.string(), v.uuid()), value))',
      'if (!value)',
    ],
    ['a phone shows its secret before anything is read', 'if (token === undefined)', 'if (!token && 0)'],
  ]),
];

const answers: readonly Mutant[] = [
  ...mutantsOf('shared/http/problem', 'shared/http/problem', [
    ['no answer may be stored', "'cache-control': 'no-store', ", ''],
    ['a problem has its own media type', "'content-type': 'application/problem+json', ", ''],
    ['the type of a problem is stable', 'urn:get-mobile-id:problem:', 'urn:get-mobile-id:error:'],
    ['a sign-in that is too old is asked for again', 'if (error instanceof SignInTooOld)', 'if (false)'],
    ['a bearer token is asked for', "return { 'www-authenticate': 'Bearer' }", 'return {}'],
    ['a limit says when it opens', 'if (error instanceof TooManyRequests)', 'if (false)'],
    ['a busy service says when to come back', "{ 'retry-after': '2' }", '{}'],
    ['a problem has the members of its error', ', ...error.members', ''],
  ]),
  ...mutantsOf('shared/model/error-types', 'shared/http/problem', [
    ['a released problem keeps its status', "'wrong-step': { status: 409", "'wrong-step': { status: 412"],
  ]),
  ...mutantsOf('shared/runtime/route', 'shared/runtime/route', [
    ['an error of the process is not shown', 'errorTypes[code].status !== 500', 'true'],
    ['an error of AWS that heals is worth another try', 'asRetryable(thrown)', 'thrown'],
    [
      'an event that is no request is an error inside',
      /v\.parse\(HttpEventSchema, input\)/,
      'HttpEventSchema.entries as never',
    ],
  ]),
  ...mutantsOf('shared/runtime/route', 'shared/http/every-route', [
    ['only an id of an order reaches the log', ' && v.is(v.pipe(v.string(), v.uuid()), orderId)', ''],
    [
      'an unexpected error is not shown',
      "new NamedError('internal-error')",
      "new NamedError('internal-error', String(error))",
    ],
  ]),
];

const runtime: readonly Mutant[] = [
  ...mutantsOf('shared/runtime/task', 'shared/runtime/task', [
    ['a step refuses an input that it does not take', 'if (!success) throw', 'if (false) throw'],
    ['a step that is refused says so in the log', /logOutcome\(entryPoint, 'refused'[^;]*;/, ''],
    ['what AWS heals is tried again', 'asRetryable(thrown)', 'thrown'],
    [
      'the text of an unexpected error stays inside',
      "new Error('Unexpected error; the log has its trace')",
      'new Error(String(error))',
    ],
    ['an unexpected error keeps its name', 'unexpected.name =', 'unexpected.message ='],
  ]),
  ...mutantsOf('shared/runtime/log', 'shared/runtime/log', [
    ['an error’s message reaches no log', ".filter((line) => line.startsWith('    at '))", ''],
    ['an error’s message that looks like a trace reaches no log', ".replace(error.message, () => '')", ''],
    ['an alarm counts in its metric', 'metrics.addMetric(metric, MetricUnit.Count, 1);', ''],
    ['a thrown value reaches no log', 'name: typeof error', 'name: String(error)'],
  ]),
  ...mutantsOf('shared/runtime/environment', 'shared/runtime/environment', [
    ['an empty environment variable is missing', " || value === ''", ''],
    ['a missing environment variable names itself', 'variable ${name} is', 'variable is'],
  ]),
];

const views: readonly Mutant[] = [
  ...mutantsOf('view/shown-code', 'view/read-order', [
    ['a QR code is shown only while the order waits for a phone', "state !== 'awaiting-phone' || ", ''],
    ['a QR code that a phone has used is not shown', ' || phone', ''],
    ['a QR code that goes by mail is never shown', "!== 'self-service'", "=== 'never'"],
    ['an expired QR code is not shown', 'isExpired(activationCode, now) ?', 'false ?'],
  ]),
  ...mutantsOf('view/order-answer', 'view/read-order', [
    ['a mobile ID is named only once it is active', "order.state === 'completed' && ", ''],
    ['an order is shown without its code once that is used', "state !== 'awaiting-phone' || phone || ", ''],
  ]),
  ...mutantsOf('shared/own-order', 'view/read-order', [
    ['only its own user sees an order', 'order?.userId !== userId', '!order'],
  ]),
  ...mutantsOf('view/mobile-id-answer', 'view/mobile-ids', [
    [
      'certificates stand in the order of the kinds',
      'certificateKinds.flatMap',
      'certificateKinds.toReversed().flatMap',
    ],
    ['a certificate itself is not shown', 'return [{ kind, state,', 'return [{ ...certificate, kind, state,'],
  ]),
  ...mutantsOf('view/list-mobile-ids', 'view/mobile-ids', [
    ['the newest mobile ID comes first', '.sort(newestFirst)', ''],
  ]),
];

const documents: readonly Mutant[] = [
  ...mutantsOf('shared/http/routes', 'openapi', [
    ['the OpenAPI document is that of the routes', "problems: ['mobile-id-not-found']", 'problems: []'],
    [
      'the OpenAPI document says who may call',
      /(path: '\/activations\/\{orderId\}',\n {4}caller: )'code'(,\n {4}summary: 'For)/,
      "$1'user'$2",
    ],
  ]),
  ...mutantsOf('shared/http/schemas', 'openapi', [
    ['the OpenAPI document is that of the schemas', 'serverName: v.string(),', 'serverName: v.number(),'],
  ]),
];

/** Rules of the API's edge: what requests may be, what answers and logs may say, and what users may see. */
export const edgeMutants: readonly Mutant[] = [...requests, ...answers, ...runtime, ...views, ...documents];
