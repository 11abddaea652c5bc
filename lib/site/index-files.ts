/**
 * Code of the CloudFront Function in front of the pages. It serves a folder's `index.html`, for S3 knows no folders. And
 * it sends a link that was changed on its way back to where it belongs: mail filters and scanners encode its `#`, so that
 * the activation code would stand in a path, or hang something on it. Browsers keep a fragment over a redirect
 * (RFC 9110 section 10.2.2). It is written for the runtime cloudfront-js-2.0, which has no destructuring.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export const indexFiles = `var link = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:[.]|%(?:25)*2e)([a-z0-9_-]{16,128})/i;
var phonePage = /^\\/phone(?:\\/|%(?:25)*2f)?(?:[^a-z0-9_\\/%]|%(?:25)*[0-9a-f]{2})*$/i;
function redirect(location) {
  return {
    statusCode: 302,
    statusDescription: 'Found',
    headers: { location: { value: location }, 'cache-control': { value: 'no-store' } }
  };
}
function handler(event) {
  var request = event.request;
  var found = link.exec(request.uri + ' ' + JSON.stringify(request.querystring || {}));
  if (found) return redirect('/phone/#' + found[1].toLowerCase() + '.' + found[2]);
  if (request.uri !== '/phone/' && phonePage.test(request.uri)) return redirect('/phone/');
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}
`;
