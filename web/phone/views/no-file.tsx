import { useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { Button } from '../../shared/ui/button.tsx';
import type { Page } from '../page.ts';
import { findShare } from '../sharing.ts';
import { texts } from '../texts/index.ts';
import type { OfferedFile } from './offered-files.ts';

const words = texts.handOver.noFile;

interface NoFileProps {
  readonly offered: readonly OfferedFile[];
  readonly page: Page;
  /** Hears which file was shared. */
  readonly onTake: (fileName: string) => void;
}

/** What to do where a download came to nothing, which the page can't know; open where that is likely. */
export const NoFile = ({ offered, page, onTake }: NoFileProps) => (
  <details open={page.isInApp}>
    <summary>{words.title}</summary>
    <div class="stack-close">
      {page.isInApp && <p>{words.inApp}</p>}
      <ul class="bullets">
        {words.ways.map((way) => (
          <li key={way}>{way}</li>
        ))}
      </ul>
      <Shares offered={offered} page={page} onTake={onTake} />
    </div>
  </details>
);

const Shares = ({ offered, page, onTake }: NoFileProps) => {
  const [hasFailed, setFailed] = useState(false);
  const shares = offered.flatMap(({ file, name }) => {
    const share = findShare(page.browser, file);
    return share ? [{ share, name, fileName: file.fileName }] : [];
  });
  if (shares.length === 0) return null;
  return (
    <>
      <p>{words.shareWhy}</p>
      {shares.map(({ share, name, fileName }) => (
        <Button
          key={fileName}
          onPress={() => {
            onTake(fileName);
            void share().then((worked) => {
              setFailed(!worked);
            });
          }}
        >
          {fill(words.share, { name })}
        </Button>
      ))}
      <p role="status">{hasFailed ? words.shareFailed : ''}</p>
    </>
  );
};
