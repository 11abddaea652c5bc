import { paginateGetParametersByPath, type SSMClient } from '@aws-sdk/client-ssm';

/**
 * What stands in Parameter Store below the path of a deployment's options.
 * @param path without a slash at its end
 * @returns values by what comes after the path: names of options, if nobody put something else there
 */
export const readOptionValues = async (
  ssm: SSMClient,
  path: string,
): Promise<ReadonlyMap<string, string>> => {
  const values = new Map<string, string>();
  for await (const { Parameters = [] } of paginateGetParametersByPath(
    { client: ssm },
    { Path: path, Recursive: true },
  ))
    for (const { Name = '', Value = '' } of Parameters) values.set(Name.slice(path.length + 1), Value);
  return values;
};
