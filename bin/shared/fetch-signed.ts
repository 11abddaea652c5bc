import type { SSMClient } from '@aws-sdk/client-ssm';
import { SignatureV4 } from '@smithy/signature-v4';

/** A request to a service of AWS. */
export interface SignedRequest {
  /** As signatures name it, such as `sns`. */
  readonly service: string;
  readonly url: URL;
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/**
 * Asks a service that few requests go to, which are not worth one more SDK client: signs with the SDK's own signer
 * (Signature Version 4).
 * @param config of a client whose credentials, Region and hash are taken
 */
export const fetchSigned = async (
  { region, credentials, sha256 }: SSMClient['config'],
  { service, url, method, headers = {}, body }: SignedRequest,
  send: typeof fetch = fetch,
): Promise<Response> => {
  const { hostname, host, protocol, pathname: path } = url;
  // S3 alone signs paths as they are (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
  const uriEscapePath = service !== 's3';
  const signer = new SignatureV4({
    ...{ service, region: await region(), credentials, sha256, uriEscapePath },
    applyChecksum: true,
  });
  const signed = await signer.sign({
    ...{ method, protocol, hostname, path, query: {}, body },
    headers: { ...headers, host },
  });
  const { host: _, ...sent } = signed.headers;
  const content = typeof body === 'string' ? body : body && Buffer.from(body);
  return send(url, { method, headers: sent, ...(content !== undefined && { body: content }) });
};
