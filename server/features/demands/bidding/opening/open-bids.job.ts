import { In, LessThanOrEqual } from 'typeorm';
import { type App, jobScope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Demand } from '../../data/demand.entity.ts';
import { OPEN_BIDS_JOB, openBids } from './open-bids.service.ts';

/** Opens the bids of every demand whose deadline is over. Answers how many demands that were. */
export async function openDueBids(app: App): Promise<number> {
  const due = await app.db.manager.find(Demand, {
    select: { id: true },
    where: {
      state: 'OPEN',
      mode: In(['OPEN_BIDDING', 'DIRECTED', 'RACE']),
      bidsCloseAt: LessThanOrEqual(clock.now()),
    },
    order: { bidsCloseAt: 'ASC', id: 'ASC' },
  });
  for (const { id } of due) await openBids(jobScope(app, OPEN_BIDS_JOB), id);
  return due.length;
}
