import { PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { OptionName } from '../../domain/options/options.ts';

/**
 * Writes a value into the parameter of an option, as it is: what Parameter Store does not refuse stands there then.
 * @param path under which the options stand, without a slash at its end
 * @returns the version of the parameter from now on
 * @throws {ParameterPatternMismatchException} the value is not of the option's form
 */
export const putOption = async (
  client: SSMClient,
  path: string,
  name: OptionName,
  value: string,
): Promise<number | undefined> => {
  const put = new PutParameterCommand({ Name: `${path}/${name}`, Value: value, Overwrite: true });
  const { Version } = await client.send(put);
  return Version;
};
