/** The face of the local cloud: all that anything outside of this folder imports of it. */
export { adminClient } from './admin-client.ts';
export { startLocalCloud } from './start.ts';
export type { CertificateAuthorityOptions, Endpoints, LocalCloud, LocalCloudOptions } from './cloud.ts';
export type { Observer } from './observer.ts';
export { PortTaken } from './listen.ts';
export { defaultPort, portNames, portsFrom, type PortName, type Ports } from './ports.ts';
export { only, type CloudAssembly, type Resource, type Template } from './assembly/template.ts';

export type { LocalAuthority } from './acm-pca/authority.ts';
export type { IssuedCertificate } from './acm-pca/register.ts';
export type { AccessLogLine } from './apigateway/service.ts';
export type { CallRecord, Calls } from './aws/calls.ts';
export type { Fault, Faults } from './aws/faults.ts';
export { awsQuotas, type Quota, type Quotas } from './aws/quotas.ts';
export type { Clock } from './clock.ts';
export type { AlarmChange, Alarms } from './cloudwatch/service.ts';
export type { EventEnvelope } from './events/event.ts';
export type { Authorizer } from './iam/authorizer.ts';
export type { Grant } from './iam/statement.ts';
export type { DeadLetter } from './lambda/event-invocations.ts';
export type { LogLine } from './lambda/service.ts';
export type { Mail } from './ses/mail.ts';
export type { Mailbox, Mailboxes } from './ses/mailboxes.ts';
export { usualHabits, type SignInHabits, type SignInUser } from './cognito/settings.ts';
export type { Queues } from './sqs/service.ts';
export type { Execution } from './sfn/execution.ts';
export type { Transition } from './sfn/service.ts';
