import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildOnce } from '../../demo/build-once.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-once-'));
  mkdirSync(join(root, 'room/inner'), { recursive: true });
  write('room/one.ts', 'one');
  write('lock.json', '{}');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

const write = (file: string, content: string): void => {
  writeFileSync(join(root, file), content);
};

const make = vi.fn((directory: string) => {
  writeFileSync(join(directory, 'built'), readFileSync(join(root, 'room/one.ts')));
  return Promise.resolve();
});

const build = () => buildOnce({ root, folder: join(root, 'made'), sources: ['room', 'lock.json'], make });

describe('what is built', () => {
  beforeEach(() => {
    make.mockClear();
  });

  it('is built once while nothing changes', async () => {
    const directory = await build();
    expect(readFileSync(join(directory, 'built'), 'utf8')).toBe('one');
    expect(await build()).toBe(directory);
    expect(make).toHaveBeenCalledOnce();
  });

  it.each([
    [
      'a file in a folder',
      () => {
        write('room/one.ts', 'two');
      },
    ],
    [
      'a new file',
      () => {
        write('room/inner/two.ts', '');
      },
    ],
    [
      'a name',
      () => {
        write('room/two.ts', 'one');
        rmSync(join(root, 'room/one.ts'));
        write('room/one.ts', '');
      },
    ],
    [
      'a file of the root',
      () => {
        write('lock.json', '{"a":1}');
      },
    ],
    [
      'what it is built for',
      () => {
        vi.stubEnv('NODE_ENV', 'production');
      },
    ],
  ])('is built anew when this changes: %s', async (_, change) => {
    const before = await build();
    change();
    expect(await build()).not.toBe(before);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('is the same for two who build at once, and whole for both', async () => {
    const [one, other] = await Promise.all([build(), build()]);
    expect(one).toBe(other);
    expect(readdirSync(join(root, 'made'))).toHaveLength(1);
    expect(existsSync(join(one, 'built'))).toBe(true);
  });

  it('is not there when building fails', async () => {
    make.mockRejectedValueOnce(new Error('no'));
    await expect(build()).rejects.toThrow('no');
    const directory = await build();
    expect(existsSync(join(directory, 'built'))).toBe(true);
  });

  it('goes when nobody has used it for an hour and another one is built', async () => {
    const [old, used] = [await build(), (write('room/one.ts', 'two'), await build())];
    const longAgo = new Date(Date.now() - 3_700_000);
    for (const directory of [old, used]) utimesSync(directory, longAgo, longAgo);
    await build();
    write('room/one.ts', 'three');
    await build();
    expect([old, used].map((directory) => existsSync(directory))).toEqual([false, true]);
  });
});
