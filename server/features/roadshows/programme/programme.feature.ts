import type { Feature } from '../../../platform/feature.ts';
import { ProgrammeResolver } from './programme.resolver.ts';
import { programmeRoutes } from './programme.routes.ts';

/** The programme of a roadshow: sessions, times on stage, slides, profiles, badges, calendar. */
export const roadshowProgrammeFeature: Feature = {
  name: 'roadshow-programme',
  entities: [],
  migrations: [],
  resolvers: [ProgrammeResolver],
  routes: programmeRoutes,
};
