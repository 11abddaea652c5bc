import type * as v from 'valibot';
import type { Resource } from '../assembly/template.ts';
import { operation, type Service } from '../aws/operation.ts';
import { ServiceError } from '../aws/service-error.ts';
import { ObjectRequestSchema } from '../aws/storage-protocol.ts';
import { staticFile } from '../cloudfront/static-files.ts';
import type { Upload } from '../cloudfront/uploads.ts';

/** An object of a bucket. */
export interface StoredObject {
  readonly content: Buffer | string;
  readonly contentType: string;
  readonly cacheControl: string;
}

type ObjectRequest = v.InferOutput<typeof ObjectRequestSchema>;

/** The buckets of a template: what a deploy uploads into them, and what is written and deleted since. */
export class Buckets {
  readonly #buckets: readonly Resource[];
  readonly #uploads: readonly Upload[];
  /** By bucket and key; undefined is one that was deleted. */
  readonly #written = new Map<string, StoredObject | undefined>();

  /**
   * @param buckets of type `AWS::S3::Bucket`
   * @param uploads what a deploy puts into them
   */
  constructor(buckets: readonly Resource[], uploads: readonly Upload[]) {
    this.#buckets = buckets;
    this.#uploads = uploads;
  }

  /** @returns undefined where there is no object of this key */
  async object(bucket: string, key: string): Promise<StoredObject | undefined> {
    const at = `${bucket}/${key}`;
    if (this.#written.has(at)) return this.#written.get(at);
    return staticFile(
      this.#uploads.filter((upload) => upload.bucket === bucket),
      `/${key}`,
    );
  }

  /** The service as its clients call it. */
  get service(): Service {
    return {
      name: 's3',
      operations: {
        PutObject: this.#operation('s3:PutObject', (request) => {
          const {
            Bucket,
            Key,
            Body: content,
            ContentType: contentType,
            CacheControl: cacheControl = '',
          } = request;
          this.#written.set(`${Bucket}/${Key}`, { content, contentType, cacheControl });
          return {};
        }),
        GetObject: this.#operation('s3:GetObject', async ({ Bucket, Key }) => {
          const found = await this.object(Bucket, Key);
          if (!found)
            throw new ServiceError('NoSuchKey', 'The specified key does not exist.', { status: 404 });
          return { Body: found.content, ContentType: found.contentType, CacheControl: found.cacheControl };
        }),
        DeleteObject: this.#operation('s3:DeleteObject', ({ Bucket, Key }) => {
          this.#written.set(`${Bucket}/${Key}`, undefined);
          return undefined;
        }),
      },
    };
  }

  #operation(action: string, perform: (request: ObjectRequest) => unknown) {
    return operation(ObjectRequestSchema, {
      permissions: (request) => [{ action, resource: `${this.#find(request).arn}/${request.Key}` }],
      perform,
    });
  }

  #find({ Bucket }: ObjectRequest): Resource {
    const found = this.#buckets.find(({ name }) => name === Bucket);
    if (!found)
      throw new ServiceError('NoSuchBucket', 'The specified bucket does not exist', { status: 404 });
    return found;
  }
}
