import { Between, IsNull, LessThanOrEqual } from 'typeorm';
import { type App, jobScope } from '../../../platform/app.ts';
import { clock, DAY_MS } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { log } from '../../../platform/log.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { presentDemand } from '../demand.loaders.ts';
import { changeLane } from './change-lane.ts';
import { mailLane } from './lane-mails.ts';

export const LAPSE_LANES_JOB = 'demands.lapseLanes';
export const REMIND_LANES_JOB = 'demands.remindLanes';
/** Days before the last in which who has not signed is reminded. */
const REMINDED_DAYS = 3;

const UNSIGNED = { state: 'AWARDED' as const, leadSignedAt: IsNull() };

/**
 * Writes down which winners did not sign in time, and tells both sides. It decides nothing: the moment counts by itself.
 * @returns how many lanes lapsed
 */
export async function lapseLanes(app: App): Promise<number> {
  const where = { ...UNSIGNED, signBy: LessThanOrEqual(clock.now()) };
  const late = await app.db.manager.find(DemandLane, { select: { id: true }, where });
  let lapsed = 0;
  for (const { id } of late) {
    try {
      await changeLane(
        jobScope(app, LAPSE_LANES_JOB),
        { laneId: id },
        () => {},
        async (change) => {
          await mailLane(change.tx, app, change, 'declined', ['LEAD', 'POSTER']);
          return { action: 'lapseLane' };
        },
      );
      lapsed += 1;
    } catch (error) {
      log.error({ err: error, laneId: id }, 'a lane could not be written down as lapsed');
    }
  }
  return lapsed;
}

/** Reminds winners of a pledge that is to be signed in two to three days; once a day. @returns how many */
export async function remindLanes(app: App): Promise<number> {
  const near = Between(clock.in((REMINDED_DAYS - 1) * DAY_MS), clock.in(REMINDED_DAYS * DAY_MS));
  const lanes = await app.db.manager.find(DemandLane, { where: { ...UNSIGNED, signBy: near } });
  for (const lane of lanes) {
    await inTransaction(app.db, async (tx) => {
      const demand = await presentDemand(tx, lane.demandId);
      if (demand) await mailLane(tx, app, { lane, demand }, 'signNear', ['LEAD']);
    });
  }
  return lanes.length;
}
