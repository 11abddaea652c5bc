import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../shared/ui/button.tsx';
import { findNotAfter, type LifeProps } from '../views/mobile-id.tsx';
import { describeLife } from './describe-life.ts';
import { agree, lookAfter, type Life as LifeState, type Onlooker } from './look-after.ts';
import { readState } from './read-life.ts';
import { Saying } from './said.tsx';
import { TestNow } from './test-now.tsx';
import { texts } from './texts.ts';

/**
 * Says whether a mobile ID still works, and when it ends soon; asks the service when it is shown. Where something takes
 * the renewed one, it renews it when that is due.
 */
export const Life = ({ mobileId, page, onRenewed }: LifeProps) => {
  const [life, setLife] = useState<LifeState>({ isAsked: false });
  const [onlooker, setOnlooker] = useState<Onlooker>();
  useEffect(() => {
    const watching = new AbortController();
    const tell: Onlooker['tell'] = (change) => {
      if (change.renewal?.name === 'renewed') onRenewed?.(change.renewal.mobileId);
      setLife((before) => ({ ...before, ...change }));
    };
    const looking = { tell, stopped: watching.signal };
    setOnlooker(looking);
    if (onRenewed) void lookAfter(page.renewal, mobileId, looking);
    else
      void readState(page.api, mobileId, page.now).then((answer) => {
        tell({ ...answer, isAsked: true });
      });
    return () => {
      watching.abort();
    };
  }, [mobileId, page, onRenewed]);
  return (
    <>
      <Saying said={describeLife(life, findNotAfter(mobileId), page.now())} />
      {life.renewal?.name === 'asks' && onlooker && (
        <RenewNow mobileId={mobileId} page={page} onlooker={onlooker} />
      )}
      <TestNow key={mobileId.orderId} mobileId={mobileId} page={page} />
    </>
  );
};

interface RenewNowProps extends Pick<LifeProps, 'mobileId' | 'page'> {
  readonly onlooker: Onlooker;
}

/** *Renew now*: the user agrees to a renewal that takes a code. */
const RenewNow = ({ mobileId, page, onlooker }: RenewNowProps) => {
  const [isBusy, setBusy] = useState(false);
  const press = async (): Promise<void> => {
    setBusy(true);
    await agree(page.renewal, mobileId, { ...onlooker, controller: page.controller });
    setBusy(false);
  };
  return (
    <div class="actions">
      <Button look="main" busy={isBusy} onPress={() => void press()}>
        {texts.renewal.button}
      </Button>
    </div>
  );
};
