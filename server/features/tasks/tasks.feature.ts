import type { Feature } from '../../platform/feature.ts';
import { TasksResolver } from './tasks.resolver.ts';

/** What waits for whom: read from all features, stored nowhere. */
export const tasksFeature: Feature = {
  name: 'tasks',
  entities: [],
  migrations: [],
  resolvers: [TasksResolver],
};
