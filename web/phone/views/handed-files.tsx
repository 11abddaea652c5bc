import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { Button } from '../../shared/ui/button.tsx';
import type { Page } from '../page.ts';
import type { HandingOver } from '../store/records.ts';
import type { HandedFile, FileWords } from '../system-store/handed-files.ts';
import { texts } from '../texts/index.ts';
import { NoFile } from './no-file.tsx';
import { listOffered, type OfferedFile } from './offered-files.ts';

interface HandedFilesProps {
  readonly record: HandingOver;
  readonly page: Page;
  /** Hears what there is to install. */
  readonly onReady: (offered: readonly OfferedFile[]) => void;
  /** Hears which file was taken. */
  readonly onTake: (fileName: string) => void;
}

/** What to download, and what to do where that came to nothing. */
export const HandedFilesList = ({ record, page, onReady, onTake }: HandedFilesProps) => {
  const [files, setFiles] = useState<readonly OfferedFile[] | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setFiles(undefined);
    page.makeFiles(record, words()).then(
      (made) => {
        const offered = listOffered(made, page.platform);
        setFiles(offered);
        onReady(offered);
      },
      () => {
        setFiles('failed');
      },
    );
  }, [record, attempt]);
  return (
    <div class="stack-close">
      {files === undefined && <p role="status">{texts.handOver.preparing}</p>}
      {files === 'failed' && (
        <div class="stack-close">
          <p role="alert">{texts.handOver.failed}</p>
          <Button
            onPress={() => {
              setAttempt(attempt + 1);
            }}
          >
            {texts.startAgain}
          </Button>
        </div>
      )}
      {typeof files === 'object' && <Downloads offered={files} page={page} onTake={onTake} />}
    </div>
  );
};

const words = (): FileWords => {
  const { authentication, signature, encryption } = sharedTexts.kinds;
  const { earlier, description } = texts.handOver;
  const kinds = {
    authentication: authentication.name,
    signature: signature.name,
    encryption: encryption.name,
  };
  return { kinds, earlier, description };
};

interface DownloadsProps extends Pick<HandedFilesProps, 'page' | 'onTake'> {
  readonly offered: readonly OfferedFile[];
}

const Downloads = ({ offered, page, onTake }: DownloadsProps) => (
  <>
    <ul class="stack-close">
      {offered.map(({ file, name }, index) => (
        <Download
          key={file.fileName}
          file={file}
          name={name}
          look={index === 0 ? 'main' : 'plain'}
          onTake={onTake}
        />
      ))}
    </ul>
    <NoFile offered={offered} page={page} onTake={onTake} />
  </>
);

interface DownloadProps extends Pick<HandedFilesProps, 'onTake'> {
  readonly file: HandedFile;
  readonly name: string;
  readonly look: 'main' | 'plain';
}

/** A link that saves a file: it is made in the page, and no server sees it. */
const Download = ({ file, name, look, onTake }: DownloadProps) => {
  const [address, setAddress] = useState('');
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([file.content], { type: file.type }));
    setAddress(url);
    return () => {
      URL.revokeObjectURL(url);
    };
  }, [file]);
  return (
    <li>
      <a
        class={`button button-${look}`}
        href={address}
        download={file.fileName}
        onClick={() => {
          onTake(file.fileName);
        }}
      >
        {fill(texts.handOver.download, { name })}
      </a>
    </li>
  );
};
