import type { FileAccess } from '../../../../platform/files/file-access.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { GateReport } from '../race.entity.ts';
import { seesLane, sightOf } from '../race-sight.ts';

/** Evidence of measured results is for those who see what the lane measured. */
export const readsEvidence: FileAccess = async (app, actor, { attachedId }) => {
  const tx = app.db.manager;
  const report = attachedId ? await tx.findOneBy(GateReport, { id: attachedId }) : null;
  const lane = report ? await tx.findOneBy(DemandLane, { id: report.laneId }) : null;
  const demand = lane ? await presentDemand(tx, lane.demandId) : null;
  if (!lane || !demand) return false;
  return seesLane(await sightOf(tx, actor, demand, [lane]), lane.id);
};
