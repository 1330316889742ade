import { Roadshows1764000001100 } from '../../../migrations/1764000001100-roadshows.ts';
import type { Feature } from '../../../platform/feature.ts';
import { Roadshow, RoadshowCounter, RoadshowSeries } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { RoadshowResolver, RoadshowSeriesResolver } from './events.resolver.ts';
import { eventsRoutes } from './events.routes.ts';
import { RoadshowStepsResolver } from './events-steps.resolver.ts';

/** Roadshows: prepared, announced, put on another day, run and called off. */
export const roadshowEventsFeature: Feature = {
  name: 'roadshows',
  entities: [Roadshow, RoadshowCounter, RoadshowSeries, RoadshowSession, RoadshowEntry],
  migrations: [Roadshows1764000001100],
  resolvers: [RoadshowResolver, RoadshowSeriesResolver, RoadshowStepsResolver],
  routes: eventsRoutes,
};
