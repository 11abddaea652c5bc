/**
 * Code of the CloudFront Function in front of the pages. It serves a folder's `index.html`, for S3 knows no folders. And
 * it sends a link that was changed on its way back to where it belongs: mail filters and scanners encode its `#`, so that
 * the activation code would stand in a path, or hang something on it. What is no file of the phone page leads to the page:
 * with a fragment that it can't read where the address held a part of a link, so that it says what to do; else without
 * one, for browsers keep the fragment that they have over a redirect (RFC 9110 section 10.2.2). So does any other path
 * with a `#` or the begin of an order's id but the CA's revocation list, even where a code after a dot looks like a
 * file's extension. What else names no page leads to Self-Service, and only what looks like a file is asked of S3. Bytes
 * that are no ASCII are decoded one by one, for nothing here reads the letters that they make. It is written for the
 * runtime cloudfront-js-2.0, which has no destructuring.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html
 */
export const indexFiles = `var link = /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})[.]([a-z0-9_-]{16,128})/i;
var part = /[0-9a-f]{8}-|[#*]/i;
var lost = /#|^(?!\\/crl\\/[0-9a-f-]+[.]crl$).*[0-9a-f]{8}[^a-z0-9.\\/]+[0-9a-f]{4}/i;
var phonePage = /^\\/+(?:[a-z]{2}\\/+)?phone(?![a-z0-9_-])/i;
var phoneFile = /^\\/phone\\/($|index[.]html$|service-worker[.]js$|manifest[.]webmanifest$|icons\\/[a-z0-9]+[.]png$)/;
var file = /[.][a-z0-9]+$|^\\/[.]well-known\\//i;
function decode(text) {
  return text.replace(/%(?:25)*([0-9a-f]{2})/gi, function (all, hex) {
    return String.fromCharCode(parseInt(hex, 16));
  });
}
function redirect(location) {
  return {
    statusCode: 302,
    statusDescription: 'Found',
    headers: { location: { value: location }, 'cache-control': { value: 'no-store' } }
  };
}
function handler(event) {
  var request = event.request;
  var path = decode(request.uri);
  var query = decode(JSON.stringify(request.querystring || {}));
  var found = link.exec(path + ' ' + query);
  if (found) return redirect('/phone/#' + found[1].toLowerCase() + '.' + found[2]);
  if (phonePage.test(path) && !phoneFile.test(request.uri))
    return redirect(part.test(path) ? '/phone/#incomplete' : '/phone/');
  if (lost.test(path)) return redirect('/phone/#incomplete');
  if (request.uri !== '/' && !phoneFile.test(request.uri) && !file.test(request.uri)) return redirect('/');
  if (request.uri.endsWith('/')) request.uri += 'index.html';
  return request;
}
`;
