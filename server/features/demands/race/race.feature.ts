import { DemandRaces1764000000931 } from '../../../migrations/1764000000931-demand-races.ts';
import { RaceAnswers1764000000960 } from '../../../migrations/1764000000960-race-answers.ts';
import type { Feature } from '../../../platform/feature.ts';
import { GATE_REPORT, GateClosing, GateReport } from './race.entity.ts';
import { DemandRaceResolver, RaceCellResolver, RaceLaneResolver } from './race.resolver.ts';
import { raceRoutes } from './race.routes.ts';
import { readsEvidence } from './reading/reads-evidence.ts';

/** Races: lanes measured at gates, the elimination by rule, and the live board. */
export const raceFeature: Feature = {
  name: 'demand-races',
  entities: [GateReport, GateClosing],
  migrations: [DemandRaces1764000000931, RaceAnswers1764000000960],
  resolvers: [DemandRaceResolver, RaceLaneResolver, RaceCellResolver],
  routes: raceRoutes,
  fileAccess: { [GATE_REPORT]: readsEvidence },
};
