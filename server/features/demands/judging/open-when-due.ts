import { jobScope, type Scope } from '../../../platform/app.ts';
import { OPEN_BIDS_JOB, openBids } from '../bidding/opening/open-bids.service.ts';
import { presentState } from '../change-demand.ts';
import { presentDemand } from '../demand.loaders.ts';

/** Opens the bids of a demand whose deadline is over, if nobody did; before the deadline it does nothing. */
export async function openWhenDue({ app }: Scope, demandId: string): Promise<void> {
  const demand = await presentDemand(app.db.manager, demandId);
  if (demand && presentState(demand) === 'CLOSED_FOR_BIDS')
    await openBids(jobScope(app, OPEN_BIDS_JOB), demandId);
}
