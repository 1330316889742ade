import { In } from 'typeorm';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { BountyDue, BountyReclaim } from './data/bounty-due.entity.ts';
import { BountyPayment, BountyRepayment, BountyReturn } from './data/bounty-payment.entity.ts';
import { BountySafeguard } from './data/safeguard.entity.ts';
import { type BountySums, reckonBounty } from './reckon.ts';

/** Everything that was recorded of one bounty, in the order of recording. */
export interface BountyRecord {
  demand: Demand;
  lanes: DemandLane[];
  safeguards: BountySafeguard[];
  dues: BountyDue[];
  payments: BountyPayment[];
  reclaims: BountyReclaim[];
  returns: BountyReturn[];
  repayments: BountyRepayment[];
  sums: BountySums;
}

/** The bounties of demands, by the id of the demand; a constant number of statements. */
export async function readBounties(
  tx: Transaction,
  demands: readonly Demand[],
): Promise<ReadonlyMap<string, BountyRecord>> {
  if (demands.length === 0) return new Map();
  const demandId = In(demands.map(({ id }) => id));
  const byTime = { where: { demandId }, order: { at: 'ASC', id: 'ASC' } } as const;
  const byRecording = { where: { demandId }, order: { recordedAt: 'ASC', id: 'ASC' } } as const;
  const of = <T extends { demandId: string }>(rows: readonly T[]) => groupBy(rows, (row) => row.demandId);
  const lanes = of(await tx.find(DemandLane, { where: { demandId }, order: { number: 'ASC' } }));
  const safeguards = of(await tx.find(BountySafeguard, byRecording));
  const dues = of(await tx.find(BountyDue, byTime));
  const payments = of(await tx.find(BountyPayment, byRecording));
  const reclaims = of(await tx.find(BountyReclaim, byTime));
  const returns = of(await tx.find(BountyReturn, byTime));
  const repayments = of(await tx.find(BountyRepayment, byTime));
  return new Map(
    demands.map((demand) => {
      const at = demand.id;
      const rows = {
        lanes: lanes.get(at) ?? [],
        safeguards: safeguards.get(at) ?? [],
        dues: dues.get(at) ?? [],
        payments: payments.get(at) ?? [],
        reclaims: reclaims.get(at) ?? [],
        returns: returns.get(at) ?? [],
        repayments: repayments.get(at) ?? [],
      };
      return [at, { demand, ...rows, sums: reckonBounty(demand, rows, clock.today()) }];
    }),
  );
}

/** The bounty of one demand; for steps the demand is locked. */
export async function readBounty(tx: Transaction, demand: Demand): Promise<BountyRecord> {
  const record = (await readBounties(tx, [demand])).get(demand.id);
  if (!record) throw new Error('bounty: every demand has a bounty');
  return record;
}
