/**
 * Code of the CloudFront Function that serves a folder's `index.html`: S3 knows no folders. It is written for the
 * runtime cloudfront-js-2.0, which has no destructuring.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export const indexFiles = `function handler(event) {
  var request = event.request;
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}
`;
