import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LifeProps } from './mobile-id.tsx';

/**
 * What says whether a mobile ID works, and tests it. It is loaded after the page: without a network nobody can say it
 * anyway.
 */
export const useLife = (isWanted: boolean): ComponentType<LifeProps> | undefined => {
  const [life, setLife] = useState<{ readonly Life: ComponentType<LifeProps> }>();
  useEffect(() => {
    if (isWanted) import('../life/life.tsx').then(setLife, () => undefined);
  }, [isWanted]);
  return life?.Life;
};
