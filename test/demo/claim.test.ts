import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlreadyRunning, claim } from '../../demo/claim.ts';

let folder: URL;
beforeEach(() => {
  folder = pathToFileURL(`${mkdtempSync(join(tmpdir(), 'claim-'))}/`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const heldBy = (pid: number): void => {
  writeFileSync(new URL('running.json', folder), JSON.stringify({ pid, port: 4566 }));
};

describe('the folder of npm start', () => {
  it('is of one process at a time, and the next one hears whose', () => {
    const release = claim(folder, 5000);
    expect(() => claim(folder, 6000)).toThrow(AlreadyRunning);
    expect(() => claim(folder, 6000)).toThrow(
      new RegExp(`process ${process.pid.toString()}, AWS endpoint on port 5000.*git worktree add`),
    );
    release();
    expect(() => claim(folder, 6000)).not.toThrow();
  });

  it('is free again when its process was killed, whatever that left', () => {
    heldBy(spawnSync('true').pid);
    expect(() => claim(folder, 5000)).not.toThrow();
    expect(() => claim(folder, 5000)).toThrow(AlreadyRunning);
    writeFileSync(new URL('running.json', folder), 'half a fi');
    expect(() => claim(folder, 5000)).not.toThrow();
  });
});
