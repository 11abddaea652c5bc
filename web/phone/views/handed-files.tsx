import { useEffect, useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { sharedTexts } from '../../shared/texts/index.ts';
import { Button } from '../../shared/ui/button.tsx';
import type { Page } from '../page.ts';
import type { HandingOver } from '../store/records.ts';
import type { HandedFile, HandedFiles, FileWords } from '../system-store/handed-files.ts';
import { texts } from '../texts/index.ts';
import { listWays } from './how-to-install.tsx';

interface HandedFilesProps {
  readonly record: HandingOver;
  readonly page: Page;
  /** Hears that there is something to install. */
  readonly onReady: () => void;
}

/** What to download: on Apple's systems one profile, elsewhere a container for each key. */
export const HandedFilesList = ({ record, page, onReady }: HandedFilesProps) => {
  const [files, setFiles] = useState<HandedFiles | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    setFiles(undefined);
    page.makeFiles(record, words()).then(
      (made) => {
        setFiles(made);
        onReady();
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
      {typeof files === 'object' && <Downloads files={files} page={page} />}
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

interface DownloadsProps {
  readonly files: HandedFiles;
  readonly page: Page;
}

const Downloads = ({ files: { containers, profile }, page }: DownloadsProps) => {
  const ways = listWays(page.platform);
  const isApple = ways.includes('apple');
  const named = [
    ...(isApple ? [{ file: profile, name: texts.handOver.profile }] : []),
    ...(ways.length === 1 && isApple
      ? []
      : containers.map((file) => ({ file, name: file.label.slice(profile.label.length + 2) }))),
  ];
  return (
    <ul class="stack-close">
      {named.map(({ file, name }, index) => (
        <Download key={file.fileName} file={file} name={name} look={index === 0 ? 'main' : 'plain'} />
      ))}
    </ul>
  );
};

interface DownloadProps {
  readonly file: HandedFile;
  readonly name: string;
  readonly look: 'main' | 'plain';
}

/** A link that saves a file: it is made in the page, and no server sees it. */
const Download = ({ file, name, look }: DownloadProps) => {
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
      <a class={`button button-${look}`} href={address} download={file.fileName}>
        {fill(texts.handOver.download, { name })}
      </a>
    </li>
  );
};
