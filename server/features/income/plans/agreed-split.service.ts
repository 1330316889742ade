import type { Transaction } from '../../../platform/database/transaction.ts';
import type { LeaderPosition } from '../../deals/deal.enums.ts';
import type { IncomePool } from '../income.enums.ts';
import { planInForce, recordOf } from './plan-record.ts';

/** Somebody of the team with the part that the team agreed on. */
export interface AgreedPart {
  memberId: string;
  pool: IncomePool;
  completerId: string | null;
  userId: string | null;
  name: string;
  /** Weight among all parts: the pool's share of net income times the part of the pool. */
  weight: number;
  leaderPosition: LeaderPosition | null;
}

/** The agreed split of a running contract, completers first; null while no plan is agreed. */
export async function agreedSplit(tx: Transaction, runningId: string): Promise<AgreedPart[] | null> {
  const plan = await planInForce(tx, { kind: 'CONTRACT', id: runningId });
  if (!plan) return null;
  const { members } = await recordOf(tx, plan);
  return members.map(({ id, pool, completerId, userId, name, basisPoints, leaderPosition }) => ({
    memberId: id,
    pool,
    completerId,
    userId,
    name,
    weight: basisPoints * (pool === 'COMPLETERS' ? plan.completersBasisPoints : plan.contributorsBasisPoints),
    leaderPosition,
  }));
}
