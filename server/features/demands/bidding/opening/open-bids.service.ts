import { randomInt } from 'node:crypto';
import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { tell } from '../../../../platform/outbox/outbox.service.ts';
import { DEMANDS_TOPIC, demandCase, markOf, noDemand, notNow, presentState } from '../../change-demand.ts';
import { Bid } from '../../data/bid.entity.ts';
import { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandStates } from '../../demand.states.ts';
import { mailOpening } from '../bidding.mails.ts';
import { aliasAt, shuffled } from './aliases.ts';

/** Name under which the audit trail has openings: the clock's doing, whoever looks first. */
export const OPEN_BIDS_JOB = 'demands.openBids';

/**
 * Opens the bids of a demand once its deadline is over, all at once: they get their aliases, and one event of the
 * demand's chain names every bid with the digest that it was sealed under. Whoever needs open bids calls this first;
 * nothing depends on the sweep having run, and calling it again does nothing.
 * @throws Refusal NOT_FOUND, STATE before the deadline, for a demand without bids and for one that was called off
 */
export async function openBids(scope: Scope, demandId: string): Promise<void> {
  const known = await presentDemand(scope.app.db.manager, demandId);
  if (!known) throw noDemand();
  if (known.bidsOpenedAt !== null) return;
  refuseEarly(known);
  await inTransaction(scope.app.db, async (tx) => {
    // Who hands in shares this lock: whatever was in time is committed once it is held.
    const demand = await presentDemand(tx, demandId, 'UPDATE');
    if (!demand) throw noDemand();
    if (demand.bidsOpenedAt !== null) return;
    refuseEarly(demand);
    await openLocked(tx, scope, demand);
  });
}

function refuseEarly(demand: Demand): void {
  const state = presentState(demand);
  if (state === 'OPEN' && demand.bidsCloseAt !== null) {
    throw new Refusal('STATE', {
      params: {
        state,
        action: 'openBids',
        reason: 'before-deadline',
        deadline: demand.bidsCloseAt.toISOString(),
      },
    });
  }
  if (!demandStates.can(state, 'openBids')) throw notNow(state, 'openBids');
}

async function openLocked(tx: Transaction, scope: Scope, demand: Demand): Promise<void> {
  const before = markOf(demand);
  const sealed = await tx.find(Bid, {
    where: { demandId: demand.id, state: 'SEALED' },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  const bids = shuffled(sealed, (below) => randomInt(below));
  for (const [place, bid] of bids.entries()) {
    Object.assign(bid, {
      state: 'OPENED',
      alias: aliasAt(place),
      version: bid.version + 1,
      updatedAt: clock.now(),
    });
  }
  await tx.save(Bid, bids);
  demand.state = demandStates.next(presentState(demand), 'openBids');
  demand.bidsOpenedAt = clock.now();
  demand.version += 1;
  demand.updatedAt = clock.now();
  await tx.save(Demand, demand);
  await audit(tx, scope, {
    ...demandCase(demand),
    action: 'openBids',
    facts: { before, after: markOf(demand), bids: sealed.map(({ id, digest }) => ({ bidId: id, digest })) },
  });
  await tell(tx, DEMANDS_TOPIC, [demand.id]);
  await mailOpening(tx, scope.app, demand, bids.length);
}
