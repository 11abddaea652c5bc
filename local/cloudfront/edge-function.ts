import { runInNewContext } from 'node:vm';
import * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';

const Properties = v.object({
  FunctionCode: v.string(),
  FunctionConfig: v.object({ Runtime: v.literal('cloudfront-js-2.0') }),
});

const Request = v.object({ uri: v.string() });

/**
 * Runs a CloudFront Function on the path of each request.
 * @param edgeFunction of type `AWS::CloudFront::Function`, for viewer requests
 * @returns gives the path that the origin is asked for
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
 */
export const rewriting = ({ properties }: Pick<Resource, 'properties'>): ((uri: string) => string) => {
  const { FunctionCode } = v.parse(Properties, properties);
  const handler = v.parse(v.function(), runInNewContext(`${FunctionCode}\nhandler`));
  return (uri) => v.parse(Request, handler({ version: '1.0', request: { uri } })).uri;
};
