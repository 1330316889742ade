import { In } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import { filesOfRecords } from '../../../platform/files/files.service.ts';
import { groupBy, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { DemandAcceptance, DemandFinding, DemandMilestone, DemandPledge } from '../data/lane-parts.entity.ts';
import { GateClosing } from '../race/race.entity.ts';
import { FINDING_FILES } from './failure/find-failure.service.ts';
import { ACCEPTANCE_FILES } from './work/acceptance.service.ts';
import { MILESTONE_FILES } from './work/milestones.service.ts';

/** Lanes of demands in order of their opening. */
export const lanesOfDemands = loadMany('lanesOfDemands', async (app: App, demandIds: readonly string[]) => {
  const where = { demandId: In([...demandIds]) };
  const lanes = await app.db.manager.find(DemandLane, { where, order: { number: 'ASC' } });
  return groupBy(lanes, ({ demandId }) => demandId);
});

/** Gates of races that are closed. */
export const closedGatesOf = loadMany('closedGatesOf', async (app: App, demandIds: readonly string[]) => {
  const closings = await app.db.manager.find(GateClosing, {
    select: { demandId: true, gate: true },
    where: { demandId: In([...demandIds]) },
  });
  return groupBy(closings, ({ demandId }) => demandId);
});

export const pledgeOfLane = loadOne('pledgeOfLane', async (app: App, laneIds: readonly string[]) => {
  const pledges = await app.db.manager.findBy(DemandPledge, { laneId: In([...laneIds]) });
  return new Map(pledges.map((pledge) => [pledge.laneId, pledge]));
});

export const milestonesOfLane = loadMany('milestonesOfLane', async (app: App, laneIds: readonly string[]) => {
  const where = { laneId: In([...laneIds]) };
  const milestones = await app.db.manager.find(DemandMilestone, { where, order: { number: 'ASC' } });
  return groupBy(milestones, ({ laneId }) => laneId);
});

export const acceptancesOfLane = loadMany(
  'acceptancesOfLane',
  async (app: App, laneIds: readonly string[]) => {
    const where = { laneId: In([...laneIds]) };
    const rounds = await app.db.manager.find(DemandAcceptance, { where, order: { number: 'ASC' } });
    return groupBy(rounds, ({ laneId }) => laneId);
  },
);

export const findingOfLane = loadOne('findingOfLane', async (app: App, laneIds: readonly string[]) => {
  const findings = await app.db.manager.findBy(DemandFinding, { laneId: In([...laneIds]) });
  return new Map(findings.map((finding) => [finding.laneId, finding]));
});

export const milestoneFiles = filesOfRecords(MILESTONE_FILES);
export const acceptanceFiles = filesOfRecords(ACCEPTANCE_FILES);
export const findingFiles = filesOfRecords(FINDING_FILES);
