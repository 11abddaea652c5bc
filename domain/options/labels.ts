import * as v from 'valibot';
import type { Options } from './options.ts';
import type { Labels } from '../order/order.ts';
import { cutText, plainLine } from '../text.ts';
import { userAttributeNames, type UserAttributes } from '../user.ts';

/** Length of a label, in characters. */
export const maxLabelLength = 128;

const AttributeName = v.picklist(userAttributeNames);

/**
 * Fills a label template with the user's attributes. A value that the directory lacks leaves nothing; control
 * characters become spaces; the result is one line of at most 128 characters.
 * @param template text with attribute names in braces, as Load options accepts it
 */
export const renderLabel = (template: string, user: UserAttributes): string => {
  const filled = template.replaceAll(/\{(\w+)\}/g, (braced, name) =>
    v.is(AttributeName, name) ? (user[name] ?? '') : braced,
  );
  return cutText(plainLine(filled), maxLabelLength).trim();
};

/** The labels of a mobile ID: the user's common name stands in for one that comes out empty. */
export const renderLabels = (options: Options, user: UserAttributes): Labels => {
  const label = (template: string) => renderLabel(template, user) || renderLabel('{commonName}', user);
  return {
    userId: label(options['label/user-id']),
    serverName: label(options['label/server-name']),
    profileName: label(options['label/profile-name']),
  };
};
