import { useState } from 'preact/hooks';
import { fill } from '../../shared/fill.ts';
import { formats } from '../../shared/texts/index.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Copy } from '../../shared/ui/copy.tsx';
import { useHeadingFocus } from '../../shared/ui/focus.ts';
import { Heading } from '../../shared/ui/heading.tsx';
import { Message } from '../../shared/ui/message.tsx';
import type { HandOverWord } from '../order/hand-over-word.ts';
import type { Page } from '../page.ts';
import type { HandingOver } from '../store/records.ts';
import { texts } from '../texts/index.ts';
import { HandedFilesList } from './handed-files.tsx';
import { HowToInstall } from './how-to-install.tsx';
import { listMissing, type OfferedFile } from './offered-files.ts';

interface HandOverProps {
  readonly record: HandingOver;
  readonly page: Page;
}

/** What the user is at: the password, the files, or a word that they are asked about once more before it counts. */
export type Part = 'password' | 'files' | HandOverWord;

/** Hands the user what they install in the phone's system, until they say what came of it. */
export const HandOver = ({ record, page }: HandOverProps) => {
  const [part, setPart] = useState<Part>('password');
  const [offered, setOffered] = useState<readonly OfferedFile[]>([]);
  const [taken, setTaken] = useState<readonly string[]>([]);
  useHeadingFocus(part);
  const onTake = (fileName: string): void => {
    setTaken((before) => [...before, fileName]);
  };
  switch (part) {
    case 'password':
      return <WithPassword record={record} page={page} onPart={setPart} />;
    case 'files':
      return <WithFiles record={record} page={page} onPart={setPart} onReady={setOffered} onTake={onTake} />;
    case 'installed':
    case 'not-installed':
      return <Sure word={part} missing={listMissing(offered, taken)} page={page} onPart={setPart} />;
  }
};

interface PartProps extends HandOverProps {
  readonly onPart: (part: Part) => void;
}

const WithPassword = ({ record, page, onPart }: PartProps) => (
  <div class="surface">
    <Heading>{texts.handOver.title}</Heading>
    <Message tone="warning">
      <p>{texts.handOver.careful}</p>
    </Message>
    <Password password={record.password} />
    <div class="actions">
      <Button
        look="main"
        onPress={() => {
          onPart('files');
        }}
      >
        {texts.handOver.next}
      </Button>
    </div>
    <p class="soft small">{texts.handOver.passwordFor}</p>
    <p class="soft small">{fill(texts.handOver.until, { time: remaining(record, page) })}</p>
  </div>
);

const remaining = ({ deadline }: HandingOver, { now }: Page): string =>
  formats.remainingInWords(Math.max(0, Math.round((Date.parse(deadline) - now()) / 1000)));

interface WithFilesProps extends PartProps {
  readonly onReady: (offered: readonly OfferedFile[]) => void;
  readonly onTake: (fileName: string) => void;
}

const WithFiles = ({ record, page, onPart, onReady, onTake }: WithFilesProps) => {
  const [isReady, setReady] = useState(false);
  return (
    <div class="surface">
      <Heading>{texts.handOver.how}</Heading>
      <HandedFilesList
        record={record}
        page={page}
        onReady={(offered) => {
          setReady(true);
          onReady(offered);
        }}
        onTake={onTake}
      />
      <HowToInstall platform={page.platform} />
      <Password password={record.password} />
      <div class="actions">
        {isReady && (
          <Button
            onPress={() => {
              onPart('installed');
            }}
          >
            {texts.handOver.installed}
          </Button>
        )}
        <Button
          look="quiet"
          onPress={() => {
            onPart('not-installed');
          }}
        >
          {texts.handOver.notInstalled}
        </Button>
      </div>
    </div>
  );
};

const Password = ({ password }: { readonly password: string }) => (
  <div class="stack-close">
    <p class="soft small">{texts.handOver.password}</p>
    <p class="password" translate={false}>
      {password}
    </p>
    <div class="actions">
      <Copy text={password} words={texts.handOver} />
    </div>
  </div>
);

interface SureProps extends Omit<PartProps, 'record'> {
  readonly word: HandOverWord;
  /** What was not downloaded, by name. */
  readonly missing: readonly string[];
}

/** Both words are for good: one deletes the keys, the other revokes the certificates. */
const Sure = ({ word, missing, page, onPart }: SureProps) => {
  const words = word === 'installed' ? texts.handOver.sure : texts.handOver.giveUp;
  return (
    <div class="surface">
      <Heading>{words.title}</Heading>
      {word === 'installed' && missing.length > 0 && (
        <Message tone="warning">
          <p>{fill(texts.handOver.sure.missing, { names: missing.join(', ') })}</p>
        </Message>
      )}
      <p>{words.text}</p>
      <div class="actions">
        <Button
          look={word === 'installed' ? 'main' : 'danger'}
          onPress={() => {
            page.controller.handOver.say(word);
          }}
        >
          {words.yes}
        </Button>
        <Button
          onPress={() => {
            onPart('files');
          }}
        >
          {words.no}
        </Button>
      </div>
    </div>
  );
};
