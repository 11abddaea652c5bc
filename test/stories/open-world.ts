import { startDemoCloud } from '../../demo/cloud.ts';
import { World } from './world.ts';

/** Starts a local cloud for stories. */
export const openWorld = async (): Promise<World> => new World(await startDemoCloud());
