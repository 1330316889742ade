import { Notices1764000000740 } from '../../migrations/1764000000740-notices.ts';
import type { Feature } from '../../platform/feature.ts';
import { Objection } from './objection.entity.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** Public notices and objections (PRC-2, PRC-3, GRT-3). */
export const noticesFeature: Feature = {
  name: 'notices',
  entities: [PublicNotice, Objection],
  migrations: [Notices1764000000740],
  resolvers: [],
};
