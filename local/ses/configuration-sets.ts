import * as v from 'valibot';
import { readProperties } from '../assembly/properties.ts';
import type { Resource } from '../assembly/template.ts';
import { ofMail, type MailEvent } from '../cloudwatch/sources.ts';
import type { Point } from '../cloudwatch/metric.ts';

/** What SES does about mails that were sent by a configuration set. */
export interface ConfigurationSet {
  readonly name: string;
  /** What puts an address onto the account's suppression list, and keeps mails from it. */
  readonly suppressed: readonly MailEvent[];
  /**
   * What is counted of an event.
   * @param tags of the mail
   */
  readonly count: (event: MailEvent, tags: Readonly<Record<string, string>>) => readonly Point[];
}

/** The tag by which SES itself says how a mail was sent. */
export const setTag = 'ses:configuration-set';

const reasons = { BOUNCE: 'Bounce', COMPLAINT: 'Complaint' } as const;
const events = { bounce: 'Bounce', complaint: 'Complaint', reject: 'Reject' } as const;

const SetProperties = v.strictObject({
  Name: v.optional(v.string()),
  // Mails do not leave, and nobody reckons how good the sender's name is.
  DeliveryOptions: v.optional(v.unknown()),
  ReputationOptions: v.optional(v.unknown()),
  SuppressionOptions: v.strictObject({
    SuppressedReasons: v.array(
      v.pipe(
        v.picklist(['BOUNCE', 'COMPLAINT']),
        v.transform((reason) => reasons[reason]),
      ),
    ),
  }),
});

const Dimension = v.strictObject({
  DimensionName: v.pipe(
    v.string(),
    v.check((name) => name === setTag || !name.startsWith('ses:'), 'this tag of SES is not emulated'),
  ),
  DimensionValueSource: v.literal('messageTag', 'sources other than tags are not emulated'),
  DefaultDimensionValue: v.string(),
});

const DestinationProperties = v.strictObject({
  ConfigurationSetName: v.string(),
  EventDestination: v.strictObject({
    Name: v.optional(v.string()),
    Enabled: v.literal(true, 'destinations that are off are not emulated'),
    MatchingEventTypes: v.array(
      v.pipe(
        v.picklist(['bounce', 'complaint', 'reject'], 'other events are not emulated'),
        v.transform((event) => events[event]),
      ),
    ),
    CloudWatchDestination: v.strictObject({ DimensionConfigurations: v.array(Dimension) }),
  }),
});

/**
 * Reads the configuration sets of a template.
 * @param sets AWS::SES::ConfigurationSet
 * @param destinations AWS::SES::ConfigurationSetEventDestination
 * @throws {Error} one has something that is not emulated
 */
export const readConfigurationSets = (
  sets: readonly Resource[],
  destinations: readonly Resource[],
): readonly ConfigurationSet[] => {
  const read = destinations.map((resource) => readProperties(DestinationProperties, resource));
  return sets.map((resource) => {
    const own = read.filter(({ ConfigurationSetName }) => ConfigurationSetName === resource.name);
    return {
      name: resource.name,
      suppressed: readProperties(SetProperties, resource).SuppressionOptions.SuppressedReasons,
      count: (event, tags) =>
        own
          .map(({ EventDestination }) => EventDestination)
          .filter(({ MatchingEventTypes }) => MatchingEventTypes.includes(event))
          .map(({ CloudWatchDestination: { DimensionConfigurations } }) => {
            const dimensions = DimensionConfigurations.map(
              ({ DimensionName: name, DefaultDimensionValue: value }) => [name, tags[name] ?? value] as const,
            );
            return ofMail(event, Object.fromEntries(dimensions));
          }),
    };
  });
};
