import * as v from 'valibot';
import { resourcesOf } from './synthesized.ts';

const OptionParameter = v.object({
  Name: v.pipe(v.string(), v.startsWith('/get-mobile-id/options/')),
  Type: v.literal('String'),
  Tier: v.literal('Standard'),
  Value: v.string(),
  AllowedPattern: v.string(),
  Description: v.string(),
});

/** The parameters under the path of the options, by logical id. */
export const optionParameters = (): ReadonlyMap<string, v.InferOutput<typeof OptionParameter>> => {
  const named = resourcesOf('AWS::SSM::Parameter').filter(({ Properties }) =>
    v.is(v.object({ Name: OptionParameter.entries.Name }), Properties),
  );
  return new Map(named.map(({ id, Properties }) => [id, v.parse(OptionParameter, Properties)]));
};
