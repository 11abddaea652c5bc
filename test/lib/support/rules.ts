import * as v from 'valibot';
import { functionNamed } from './functions.ts';
import { resourcesOf, synthesized, textOf } from './synthesized.ts';

const RuleSchema = v.looseObject({
  EventPattern: v.optional(
    v.looseObject({ source: v.array(v.string()), detail: v.record(v.string(), v.array(v.unknown())) }),
  ),
  ScheduleExpression: v.optional(v.string()),
  Targets: v.tuple([
    v.object({
      Arn: v.unknown(),
      Id: v.string(),
      DeadLetterConfig: v.object({ Arn: v.unknown() }),
      RetryPolicy: v.object({ MaximumEventAgeInSeconds: v.number(), MaximumRetryAttempts: v.number() }),
    }),
  ]),
});

/** Every rule of EventBridge; each has one target, with the whole event as its input. */
export const rules = (from = synthesized()) =>
  resourcesOf('AWS::Events::Rule', from).map(({ Properties, DependsOn }) => ({
    ...v.parse(RuleSchema, Properties),
    DependsOn,
  }));

/** The rules whose target is the function of an entry point. */
export const rulesTo = (name: string) => {
  const arn = `<${functionNamed(name).id}.Arn>`;
  return rules().filter(({ Targets }) => textOf(Targets[0].Arn) === arn);
};

/** The rule for events of an AWS service, such as `aws.states`. */
export const ruleFor = (source: string, from = synthesized()) =>
  rules(from).find(({ EventPattern }) => EventPattern?.source.includes(source));
