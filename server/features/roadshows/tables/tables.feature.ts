import type { Feature } from '../../../platform/feature.ts';
import { RoadshowTablesResolver } from './tables.resolver.ts';
import { tableRoutes } from './tables.routes.ts';

/** Talks between guests and entries at tables, by mutual wish. */
export const roadshowTablesFeature: Feature = {
  name: 'roadshow-tables',
  entities: [],
  migrations: [],
  resolvers: [RoadshowTablesResolver],
  routes: tableRoutes,
};
