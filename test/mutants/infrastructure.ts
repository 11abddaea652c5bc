import { infrastructureMutantsOf, type Mutant } from './mutant.ts';

/** Rules over all resources of a kind, over grants and over the definition of the process. */
export const infrastructureMutants: readonly Mutant[] = [
  ...infrastructureMutantsOf('entry-point', 'functions', [
    ['infrastructure: functions run on arm64', 'Architecture.ARM_64', 'Architecture.X86_64'],
    ['infrastructure: functions have a time-out', '      timeout,\n', ''],
    ['infrastructure: logs forget', 'retention: logRetention,', ''],
    ['infrastructure: functions write their own logs', 'logGroup.grantWrite(this.#role);', ''],
    [
      'infrastructure: functions reserve no concurrency',
      'memorySize: 512,',
      'memorySize: 512, reservedConcurrentExecutions: 5,',
    ],
  ]),
  ...infrastructureMutantsOf('entry-point', 'alarms', [
    ['infrastructure: an alarm says what it means', '`${name}: ${impact}`', "''"],
  ]),
  ...infrastructureMutantsOf('phases/issue', 'functions', [
    [
      'infrastructure: clean-up waits for the issuing function',
      'timeout: Duration.seconds(timeLimits.issueCertificate),',
      '',
    ],
  ]),
  ...infrastructureMutantsOf('phases/view', 'grants', [
    [
      'infrastructure: a reader does not write',
      "grant(readOrder, 'get')",
      "grant(readOrder, 'get', 'update')",
    ],
  ]),
  ...infrastructureMutantsOf('certificate-authority', 'grants', [
    [
      'infrastructure: issuing is pinned to the template',
      "StringEquals: { 'acm-pca:TemplateArn': certificateTemplateArn(Aws.PARTITION) },",
      '',
    ],
  ]),
  ...infrastructureMutantsOf('activation-codes', 'grants', [
    ['infrastructure: activation codes are bound to their order', "contextOf('orderId')", '{}'],
  ]),
  ...infrastructureMutantsOf('mail', 'grants', [
    [
      'infrastructure: mails come from one address',
      "conditions: { StringEquals: { 'ses:FromAddress': senderAddress } },",
      '',
    ],
  ]),
  ...infrastructureMutantsOf('mail', 'mail', [
    ['infrastructure: mails leave over TLS', 'TlsPolicy.REQUIRE', 'TlsPolicy.OPTIONAL'],
  ]),
  ...infrastructureMutantsOf('process/execution-role', 'wildcards', [
    ['infrastructure: the process calls its own functions only', '[...functionArns]', "['*']"],
  ]),
  ...infrastructureMutantsOf('process/state-machine', 'wildcards', [
    ['infrastructure: CDK widens no key', "Key.fromKeyArn(this, 'KeyAsItIs', key.keyArn)", 'key'],
  ]),
  ...infrastructureMutantsOf('process/state-machine', 'process/definition', [
    [
      'infrastructure: no execution data is logged',
      'includeExecutionData: false',
      'includeExecutionData: true',
    ],
  ]),
  ...infrastructureMutantsOf('process/steps', 'process/definition', [
    ['infrastructure: steps catch', 'if (onError) step.addCatch(onError, caught);', ''],
    ['infrastructure: steps retry', 'step.addRetry(retry(pace));', ''],
    ['infrastructure: steps have a time-out', '{ taskTimeout: Timeout.duration(longest) }', '{}'],
    ['infrastructure: waiting steps have a time-out', 'taskTimeout: Timeout.jsonata(seconds),', ''],
  ]),
  ...infrastructureMutantsOf('process/retries', 'process/definition', [
    ['infrastructure: only what heals is retried', '...lambdaErrors]', "...lambdaErrors, 'UserNotActive']"],
    [
      'infrastructure: retries end within the idempotency of the CA',
      'longest: 4, attempts: 60',
      'longest: 10, attempts: 60',
    ],
    ['infrastructure: revoking is patient', 'longest: 60, attempts: 15', 'longest: 6, attempts: 5'],
  ]),
  ...infrastructureMutantsOf('process/flow', 'process/definition', [
    ['infrastructure: each step waits by its own option', '$times.phoneSeconds', '$times.approvalSeconds'],
  ]),
  ...infrastructureMutantsOf('process/flow', 'process/flow', [
    ['infrastructure: keys are recovered only with the option on', "'{% $recovery %}'", "'{% true %}'"],
    [
      'infrastructure: a failed activation is cleaned up',
      "'write-active-profile', { onError }",
      "'write-active-profile'",
    ],
    ['infrastructure: nothing fails after the point of no return', 'onError: notifySuccess,', 'onError,'],
  ]),
  ...infrastructureMutantsOf('options', 'options', [
    ['infrastructure: options are checked at the door', 'allowedPattern: pattern', "allowedPattern: '^.*$'"],
  ]),
  ...infrastructureMutantsOf('api', 'api', [
    [
      'infrastructure: user routes ask for the scope',
      'authorizationScopes: [signIn.scope]',
      'authorizationScopes: []',
    ],
    ['infrastructure: the access log holds no path', "'$context.routeKey'", "'$context.path'"],
  ]),
  ...infrastructureMutantsOf('store', 'store', [
    ['infrastructure: tables are encrypted', 'encryption: TableEncryption.AWS_MANAGED,', ''],
    ['infrastructure: tables are on demand', 'PAY_PER_REQUEST', 'PROVISIONED'],
  ]),
  ...infrastructureMutantsOf('alarms', 'alarms', [
    ['infrastructure: alarms ring the topic', '.addAlarmAction(new SnsAction(this.topic))', ''],
    ['infrastructure: the topic is encrypted', 'masterKey: this.#key(removalPolicy),', ''],
  ]),
  ...infrastructureMutantsOf('clean-up', 'clean-up', [
    ['infrastructure: aborted executions are cleaned up', "'ABORTED'", "'SUCCEEDED'"],
  ]),
  ...infrastructureMutantsOf('nag-acknowledgements', 'nag', [
    ['infrastructure: no finding of cdk-nag is open', 'AwsSolutions-COG8', 'AwsSolutions-COG9'],
  ]),
  ...infrastructureMutantsOf('certificate-authority-stack', 'certificate-authority-stack', [
    ['infrastructure: a CA outlives its stack', 'authority.applyRemovalPolicy(RemovalPolicy.RETAIN);', ''],
    [
      'infrastructure: the root is active before it signs',
      'certificate.node.addDependency(rootActivation);',
      '',
    ],
  ]),
  ...infrastructureMutantsOf('crl-site', 'certificate-authority-stack', [
    ['infrastructure: revocation lists are served over plain HTTP', 'ALLOW_ALL', 'REDIRECT_TO_HTTPS'],
  ]),
  ...infrastructureMutantsOf('site/behaviors', 'site', [
    ['infrastructure: the API is never cached', 'CACHING_DISABLED', 'CACHING_OPTIMIZED'],
    ['infrastructure: errors are not cached', 'Duration.seconds(0)', 'Duration.seconds(10)'],
    [
      'infrastructure: the API is reached over TLS only',
      'ViewerProtocolPolicy.HTTPS_ONLY',
      'ViewerProtocolPolicy.ALLOW_ALL',
    ],
  ]),
  ...infrastructureMutantsOf('site', 'site', [
    ['infrastructure: buckets are read over TLS only', 'enforceSSL: true,', ''],
  ]),
  ...infrastructureMutantsOf('site/response-headers', 'response-headers', [
    [
      'infrastructure: no inline script runs in a page',
      `"script-src 'self'"`,
      `"script-src 'self' 'unsafe-inline'"`,
    ],
    ['infrastructure: nobody frames a page', `"frame-ancestors 'none'",`, ''],
  ]),
  ...infrastructureMutantsOf('site/page-upload', 'page-upload', [
    [
      'infrastructure: the upload grants itself nothing',
      'role: this.#role.withoutPolicyUpdates()',
      'role: this.#role',
    ],
    ['infrastructure: old assets outlive a deploy', 'prune: false,', ''],
    ['infrastructure: pages come after their assets', 'others.node.addDependency(assets);', ''],
  ]),
];
