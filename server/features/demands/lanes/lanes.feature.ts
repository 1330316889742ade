import { DemandLanes1764000000930 } from '../../../migrations/1764000000930-demand-lanes.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { DemandAcceptance, DemandFinding, DemandMilestone, DemandPledge } from '../data/lane-parts.entity.ts';
import { laneFileAccess } from './find-lanes.service.ts';
import { DemandLaneResolver } from './lane.resolver.ts';
import { laneRoutes } from './lane.routes.ts';
import {
  DemandAcceptanceResolver,
  DemandFindingResolver,
  DemandMilestoneResolver,
  DemandPledgeResolver,
} from './lane-parts.resolver.ts';
import { LaneStepsResolver } from './lane-steps.resolver.ts';
import { LAPSE_LANES_JOB, lapseLanes, REMIND_LANES_JOB, remindLanes } from './lapse-lanes.job.ts';

/** What the winners of a demand do: pledge, milestones, acceptance; failure and who takes the place. */
export const lanesFeature: Feature = {
  name: 'demand-lanes',
  entities: [DemandLane, DemandPledge, DemandMilestone, DemandAcceptance, DemandFinding],
  migrations: [DemandLanes1764000000930],
  resolvers: [
    DemandLaneResolver,
    DemandPledgeResolver,
    DemandMilestoneResolver,
    DemandAcceptanceResolver,
    DemandFindingResolver,
    LaneStepsResolver,
  ],
  jobs: {
    [LAPSE_LANES_JOB]: async (app) => {
      await lapseLanes(app);
    },
    [REMIND_LANES_JOB]: async (app) => {
      await remindLanes(app);
    },
  },
  crons: [
    { task: LAPSE_LANES_JOB, match: '7 * * * *' },
    { task: REMIND_LANES_JOB, match: '20 1 * * *' },
  ],
  fileAccess: laneFileAccess,
  routes: laneRoutes,
};
