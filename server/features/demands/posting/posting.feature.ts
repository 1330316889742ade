import { Demands1764000000900 } from '../../../migrations/1764000000900-demands.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DEMAND_CASE } from '../change-demand.ts';
import { Demand, DemandCounter } from '../data/demand.entity.ts';
import { DemandAmendment, DemandAnswer, DemandInvitation } from '../data/demand-parts.entity.ts';
import { DemandResolver } from './demand.resolver.ts';
import {
  DemandAnswerResolver,
  DemandChangeResolver,
  DemandInvitationResolver,
} from './demand-parts.resolver.ts';
import { DemandStepsResolver } from './demand-steps.resolver.ts';
import { demandDossier } from './dossier/demand-dossier.source.ts';
import { demandFileAccess } from './file-access.ts';
import { demandListRoutes } from './list.routes.ts';

/** Demands of enterprises: written, reviewed, published, changed and ended. */
export const postingFeature: Feature = {
  name: 'demands',
  entities: [Demand, DemandCounter, DemandAmendment, DemandInvitation, DemandAnswer],
  migrations: [Demands1764000000900],
  resolvers: [
    DemandResolver,
    DemandChangeResolver,
    DemandInvitationResolver,
    DemandAnswerResolver,
    DemandStepsResolver,
  ],
  routes: demandListRoutes,
  fileAccess: demandFileAccess,
  dossiers: { [DEMAND_CASE]: demandDossier },
};
