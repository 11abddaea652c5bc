import { phone } from './phone.ts';
import { selfService } from './self-service.ts';
import type { Sight } from './sight.ts';

/** Every screen of both pages, under a name of its own. */
export const sights: readonly Sight[] = [
  ...selfService.map((sight) => ({ ...sight, name: `self-service-${sight.name}` })),
  ...phone.map((sight) => ({ ...sight, name: `phone-${sight.name}` })),
];
