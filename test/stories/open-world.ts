import { startLocalCloud } from '../../local/cloud.ts';
import { World } from './world.ts';

/** Starts a local cloud for stories; waits between tries need not take their time. */
export const openWorld = async (): Promise<World> => {
  const cloud = await startLocalCloud();
  cloud.clock.rate = 10;
  return new World(cloud);
};
