import type { SSMClient } from '@aws-sdk/client-ssm';
import { findServiceDomain } from '../shared/find-service-domain.ts';
import { fetchSigned, type SignedRequest } from '../shared/fetch-signed.ts';
import type { BrandFile } from './prepare.ts';

/** What is asked of S3 about one object. */
interface ObjectRequest extends Omit<SignedRequest, 'service' | 'url'> {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  readonly key: string;
}

/** Where the bucket answers: at a name of its own on AWS, by path at an endpoint for trials. */
const locate = (bucket: string, domain: string, endpoint: string | undefined): URL =>
  new URL(endpoint === undefined ? `https://${bucket}.s3.${domain}/` : `${endpoint}/${bucket}/`);

/**
 * Objects of the bucket of the pages. The SDK's S3 client would be the largest dependency of all, for three requests.
 */
export class PageBucket {
  readonly #ssm: SSMClient;
  readonly #bucket: string;
  readonly #endpoint: string | undefined;

  /**
   * @param ssm whose credentials, Region and hash are used
   * @param endpoint of a cloud that is not AWS
   */
  constructor(ssm: SSMClient, bucket: string, endpoint: string | undefined) {
    this.#ssm = ssm;
    this.#bucket = bucket;
    this.#endpoint = endpoint;
  }

  /**
   * @returns undefined where there is no such object
   * @throws {Error} S3 refused; its name is S3's code
   */
  async get(key: string): Promise<string | undefined> {
    try {
      const response = await this.#ask({ method: 'GET', key });
      return await response.text();
    } catch (error) {
      if (error instanceof Error && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /** @throws {Error} S3 refused; its name is S3's code */
  async put({ key, content, contentType }: BrandFile, cacheControl: string): Promise<void> {
    const headers = { 'content-type': contentType, 'cache-control': cacheControl };
    await this.#ask({ method: 'PUT', key, headers, body: content });
  }

  /** @throws {Error} S3 refused; its name is S3's code */
  async delete(key: string): Promise<void> {
    await this.#ask({ method: 'DELETE', key });
  }

  async #ask({ key, ...request }: ObjectRequest): Promise<Response> {
    const { config } = this.#ssm;
    const domain = findServiceDomain(config, await config.region());
    const url = new URL(key, locate(this.#bucket, domain, this.#endpoint));
    const response = await fetchSigned(config, { service: 's3', url, ...request });
    if (response.ok) return response;
    throw await toError(response);
  }
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html */
const toError = async (response: Response): Promise<Error> => {
  const text = await response.text();
  const part = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1];
  const error = new Error(part('Message') ?? `S3 answered ${response.status.toString()}`);
  error.name = part('Code') ?? 'S3Error';
  return error;
};
