import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import { ServiceError } from '../aws/service-error.ts';

/** An attribute of a user, as Cognito's API has it. */
export interface UserAttribute {
  readonly Name: string;
  readonly Value: string;
}

/**
 * Attributes that every user pool has, and what they may hold
 * (docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html).
 */
const standard: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    ...Object.fromEntries(
      [
        ...['address', 'family_name', 'gender', 'given_name', 'locale', 'middle_name', 'name', 'nickname'],
        ...['picture', 'preferred_username', 'profile', 'website', 'zoneinfo'],
      ].map((name) => [name, /^/]),
    ),
    birthdate: /^\d{4}-\d{2}-\d{2}$/,
    email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
    email_verified: /^(true|false)$/i,
    phone_number: /^\+\d{1,15}$/,
    phone_number_verified: /^(true|false)$/i,
    updated_at: /^\d+$/,
  }),
);

const Pool = v.object({
  Schema: v.optional(v.array(v.object({ Name: v.optional(v.string(), '') })), []),
});

const invalid = (message: string) => new ServiceError('InvalidParameterException', message);

const refuseAttribute = ({ Name, Value }: UserAttribute, custom: ReadonlySet<string>): void => {
  if (Name === 'sub') throw invalid('Cannot modify the non-mutable attribute sub');
  if (custom.has(Name)) return;
  const form = standard.get(Name);
  if (!form)
    throw invalid(
      `Attributes did not conform to the schema: Type for attribute {${Name}} could not be determined`,
    );
  if (!form.test(Value)) throw invalid(`Invalid format of the attribute ${Name}`);
};

/**
 * Holds a user's attributes to the schema of their user pool.
 * @throws {ServiceError} InvalidParameterException
 */
export const attributesCheck = (pool: Pick<Resource, 'properties'> | undefined) => {
  const { Schema } = v.parse(Pool, pool?.properties ?? {});
  const custom = new Set(
    Schema.flatMap(({ Name }) => (standard.has(Name) ? [] : [`custom:${Name.replace(/^custom:/, '')}`])),
  );
  return (attributes: readonly UserAttribute[]): void => {
    for (const attribute of attributes) refuseAttribute(attribute, custom);
    const names = attributes.map(({ Name }) => Name);
    if (new Set(names).size < names.length) throw invalid('An attribute is given more than once');
  };
};
