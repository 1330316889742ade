import type { Feature } from '../../../platform/feature.ts';
import { EntriesOfRoadshowResolver, RoadshowEntryResolver } from './entries.resolver.ts';
import { entriesRoutes } from './entries.routes.ts';
import { RoadshowEntryStepsResolver } from './entry-steps.resolver.ts';
import { entryFileAccess } from './file-access.ts';

/** Entries of roadshows: proposed or asked for, agreed to, chosen and spoken for. */
export const roadshowEntriesFeature: Feature = {
  name: 'roadshow-entries',
  entities: [],
  migrations: [],
  resolvers: [RoadshowEntryResolver, EntriesOfRoadshowResolver, RoadshowEntryStepsResolver],
  routes: entriesRoutes,
  fileAccess: entryFileAccess,
};
