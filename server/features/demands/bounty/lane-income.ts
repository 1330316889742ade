import { dayOf } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import type { ReceivedMoney, SourceReader } from '../../income/sources/income-source.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { presentDemand } from '../demand.loaders.ts';
import { BountyReclaim } from './data/bounty-due.entity.ts';
import { BountyPayment } from './data/bounty-payment.entity.ts';

/**
 * Kind of case under which the audit trail keeps how a winner divides its bounty: not the demand's own, which the poster
 * reads.
 */
export const LANE_INCOME_CASE = 'DemandLane';

/**
 * Income of a lane: the bounty that the winner has, less what it has to give back. It is divided among the completers of
 * the result that came of the work, so there is none before that is named; the floors are those of a development (INC-5).
 */
export const laneIncome: SourceReader = {
  async read(tx, id) {
    const lane = isId(id) ? await tx.findOneBy(DemandLane, { id }) : null;
    const demand = lane ? await presentDemand(tx, lane.demandId) : null;
    if (!lane || !demand || lane.resultId === null) return null;
    return {
      kind: 'DEMAND',
      id,
      organizationId: lane.organizationId,
      resultId: lane.resultId,
      title: demand.title,
      number: demand.number,
      dealId: null,
      ledgerDealId: demand.id,
      mode: 'DEVELOPMENT',
      profitBasisPoints: null,
      agreedOn: dayOf(lane.openedAt),
      leaders: [],
      auditCase: { caseType: LANE_INCOME_CASE, caseId: lane.id },
    };
  },
  async received(tx, laneId) {
    return [...(await paidTo(tx, laneId)), ...(await claimedFrom(tx, laneId))];
  },
};

async function paidTo(tx: Transaction, laneId: string): Promise<ReceivedMoney[]> {
  const payments = await tx.find(BountyPayment, {
    where: { laneId, state: 'CONFIRMED' },
    order: { answeredAt: 'ASC', id: 'ASC' },
  });
  return payments.map(({ id, amount, paidOn }) => money(id, amount, paidOn));
}

async function claimedFrom(tx: Transaction, laneId: string): Promise<ReceivedMoney[]> {
  const claims = await tx.find(BountyReclaim, { where: { laneId }, order: { at: 'ASC', id: 'ASC' } });
  return claims.map(({ id, amount, at }) => money(id, -amount, dayOf(at)));
}

function money(id: string, amount: bigint, receivedOn: string): ReceivedMoney {
  return { id, amount, receivedOn, invoiceId: null, receiptId: null };
}
