import { describe, expect, it } from 'vitest';
import { readConfigurationSets } from '../../../local/ses/configuration-sets.ts';
import { destination, eventDestination, set } from './sending.ts';

const changed = (changes: object) => ({
  ...destination,
  properties: {
    ...destination.properties,
    EventDestination: { ...eventDestination, ...changes },
  },
});

describe('a configuration set', () => {
  it('counts the events that its destination asks for, and no others', () => {
    const [read] = readConfigurationSets([set], [changed({ MatchingEventTypes: ['bounce'] })]);
    expect(read?.count('Bounce', {})).toHaveLength(1);
    expect(read?.count('Complaint', {})).toEqual([]);
  });

  it('counts nothing by the destination of another set', () => {
    const others = { ...destination.properties, ConfigurationSetName: 'set-2' };
    const [read] = readConfigurationSets([set], [{ ...destination, properties: others }]);
    expect(read?.count('Bounce', {})).toEqual([]);
  });

  it('says which reasons keep mails from an address', () => {
    const properties = { SuppressionOptions: { SuppressedReasons: ['COMPLAINT'] } };
    expect(readConfigurationSets([{ ...set, properties }], [])).toMatchObject([
      { suppressed: ['Complaint'] },
    ]);
  });

  it.each([
    ['Set.SuppressionOptions', {}],
    ['Set.TrackingOptions', { ...set.properties, TrackingOptions: {} }],
  ])('is refused when it has what is not emulated: %s', (message, properties) => {
    expect(() => readConfigurationSets([{ ...set, properties }], [])).toThrow(message);
  });

  it.each([
    ['MatchingEventTypes.0: other events', { MatchingEventTypes: ['delivery'] }],
    ['Enabled: destinations that are off', { Enabled: false }],
    ['SnsDestination', { SnsDestination: {} }],
    [
      'DimensionConfigurations.0.DimensionName: this tag',
      {
        CloudWatchDestination: {
          DimensionConfigurations: [
            { DimensionName: 'ses:from', DimensionValueSource: 'messageTag', DefaultDimensionValue: 'x' },
          ],
        },
      },
    ],
  ])('is refused when its destination has what is not emulated: %s', (message, changes) => {
    expect(() => readConfigurationSets([set], [changed(changes)])).toThrow(message);
  });
});
