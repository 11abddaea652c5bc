import * as v from 'valibot';
import type { Template } from '../assembly/template.ts';

/** Files that a deploy uploads to the bucket of the pages. */
export interface Upload {
  /** Name of the bucket. */
  readonly bucket: string;
  /** Folder of the bucket; empty for the whole bucket. */
  readonly folder: string;
  /** Directories of files, the last one first, and what takes the place of the markers in them. */
  readonly sources: readonly {
    readonly directory: string;
    readonly markers: Readonly<Record<string, string>>;
  }[];
  readonly cacheControl: string;
  /** Of every file; without it, the ending of a file's name says it. */
  readonly contentType?: string | undefined;
}

const UploadSchema = v.object({
  DestinationBucketName: v.string(),
  SourceObjectKeys: v.array(v.string()),
  SourceMarkers: v.optional(v.array(v.record(v.string(), v.string())), []),
  DestinationBucketKeyPrefix: v.optional(v.string(), ''),
  SystemMetadata: v.strictObject({
    'cache-control': v.string(),
    'content-type': v.optional(v.string()),
  }),
});

/** What a deploy uploads, as the custom resources of the CDK's `BucketDeployment` have it. */
export const listUploads = ({ resources, asset }: Template): readonly Upload[] =>
  resources('Custom::CDKBucketDeployment').map(({ properties }) => {
    const {
      DestinationBucketName,
      SourceObjectKeys,
      SourceMarkers,
      DestinationBucketKeyPrefix,
      SystemMetadata,
    } = v.parse(UploadSchema, properties);
    const sources = SourceObjectKeys.map((key, index) => ({
      directory: asset(key),
      markers: SourceMarkers[index] ?? {},
    }));
    return {
      bucket: DestinationBucketName,
      folder: DestinationBucketKeyPrefix,
      sources: sources.toReversed(),
      cacheControl: SystemMetadata['cache-control'],
      contentType: SystemMetadata['content-type'],
    };
  });
