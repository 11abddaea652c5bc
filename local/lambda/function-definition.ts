import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Caller } from '../aws/operation.ts';
import type { Resource, Template } from '../assembly/template.ts';

const Properties = v.object({
  Code: v.object({ S3Key: v.string() }),
  Handler: v.string(),
  Role: v.string(),
  Timeout: v.optional(v.number(), 3),
  MemorySize: v.optional(v.number(), 128),
  Environment: v.optional(v.object({ Variables: v.record(v.string(), v.string()) }), { Variables: {} }),
  LoggingConfig: v.optional(
    v.object({
      LogGroup: v.optional(v.string()),
      LogFormat: v.optional(v.string(), 'Text'),
      ApplicationLogLevel: v.optional(v.string()),
    }),
    {},
  ),
  ReservedConcurrentExecutions: v.optional(v.number()),
  DeadLetterConfig: v.optional(v.object({ TargetArn: v.string() })),
});

const EventRules = v.object({
  MaximumRetryAttempts: v.optional(v.number(), 2),
  MaximumEventAgeInSeconds: v.optional(v.number(), 21_600),
});

const EventInvokeConfig = v.object({ FunctionName: v.string(), ...EventRules.entries });

/** Of a function that has no such configuration. */
const usualEvents = v.parse(EventRules, {});

/** A function of the template. */
export interface FunctionDefinition extends v.InferOutput<typeof Properties> {
  readonly name: string;
  readonly arn: string;
  readonly role: Required<Pick<Caller, 'arn' | 'role'>>;
  /** URL of the module that has the handler. */
  readonly module: string;
  /** How often an event is tried again that the function failed at. */
  readonly retries: number;
  /** How long an event is kept that there was no room for, in seconds. */
  readonly longestAge: number;
}

const runsOnNode = ({ properties }: Resource): boolean =>
  v.is(v.object({ Runtime: v.pipe(v.string(), v.startsWith('nodejs')) }), properties);

/** The functions of a template that run on Node.js; the local cloud runs no others. */
export const listFunctions = (template: Template): readonly FunctionDefinition[] => {
  const roles = template.resources('AWS::IAM::Role');
  const configs = template
    .resources('AWS::Lambda::EventInvokeConfig')
    .map(({ properties }) => v.parse(EventInvokeConfig, properties));
  return template
    .resources('AWS::Lambda::Function')
    .filter(runsOnNode)
    .map(({ name, arn, properties }) => {
      const definition = v.parse(Properties, properties);
      const { Code, Handler, Role } = definition;
      const events = configs.find(({ FunctionName }) => FunctionName === name) ?? usualEvents;
      const file = `${template.asset(Code.S3Key)}/${Handler.slice(0, Handler.lastIndexOf('.'))}.mjs`;
      return {
        ...definition,
        name,
        arn,
        role: { arn: Role, role: roles.find((role) => role.arn === Role)?.id ?? Role },
        module: pathToFileURL(file).href,
        retries: events.MaximumRetryAttempts,
        longestAge: events.MaximumEventAgeInSeconds,
      };
    });
};
