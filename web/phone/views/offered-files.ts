import type { Device } from '../device.ts';
import type { HandedFile, HandedFiles } from '../system-store/handed-files.ts';
import { texts } from '../texts/index.ts';
import { listWays } from './how-to-install.tsx';

/** A file that its user may take, and what it is called there. */
export interface OfferedFile {
  readonly file: HandedFile;
  readonly name: string;
  /** It has all that the others have. */
  readonly hasAll: boolean;
}

/** What to take, the main thing first: on Apple's systems one profile, elsewhere a container for each key. */
export const listOffered = (
  { containers, profile }: HandedFiles,
  platform: Device['platform'],
): readonly OfferedFile[] => {
  const ways = listWays(platform);
  const whole = { file: profile, name: texts.handOver.profile, hasAll: true };
  const parts = containers.map((file) => ({
    file,
    name: file.label.slice(profile.label.length + 2),
    hasAll: false,
  }));
  if (!ways.includes('apple')) return parts;
  return ways.length === 1 ? [whole] : [whole, ...parts];
};

/**
 * What of it nobody has taken, by name.
 * @param taken names of files
 */
export const listMissing = (offered: readonly OfferedFile[], taken: readonly string[]): readonly string[] => {
  const isTaken = ({ file }: OfferedFile): boolean => taken.includes(file.fileName);
  if (offered.some((each) => each.hasAll && isTaken(each))) return [];
  const parts = offered.filter(({ hasAll }) => !hasAll);
  return (parts.length > 0 ? parts : offered).filter((each) => !isTaken(each)).map(({ name }) => name);
};
