import { useEffect } from 'preact/hooks';
import type { Actions } from '../actions.ts';

const quick = 1500;
const calm = 15_000;
const patience = 120_000;

/**
 * Reads the mobile IDs while a screen shows them: the phone may test or renew one meanwhile. Often at first, seldom
 * later, and not while nobody looks.
 * @param begin how often at first
 */
export const useMobileIds = (
  actions: Pick<Actions, 'loadMobileIds'>,
  begin: 'often' | 'seldom' = 'often',
): void => {
  useEffect(() => {
    const begun = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isShown = true;
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await actions.loadMobileIds();
      const isQuick = begin === 'often' && performance.now() - begun < patience;
      if (isShown) timer = setTimeout(() => void look(), isQuick ? quick : calm);
    };
    void look();
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [actions, begin]);
};
