import type { Transaction } from '../../../platform/database/transaction.ts';
import type { LeaderPosition } from '../../deals/deal.enums.ts';
import type { IncomeBasis } from '../income.enums.ts';
import type { Person } from '../payees/payee-for.service.ts';
import { type PlanRecord, planInForce, recordOf } from '../plans/plan-record.ts';

/** Somebody of the team, with the weight by which shares are divided. */
export interface TeamMember extends Person {
  weight: number;
  leaderPosition: LeaderPosition | null;
}

/** How the team agreed to divide what a contract brings. */
export interface TeamSplit {
  planId: string;
  basis: IncomeBasis;
  members: TeamMember[];
}

/** The split of the plan in force of a contract; null while none was agreed. */
export async function teamSplit(tx: Transaction, runningId: string): Promise<TeamSplit | null> {
  const plan = await planInForce(tx, { kind: 'CONTRACT', id: runningId });
  return plan ? splitOf(await recordOf(tx, plan)) : null;
}

/**
 * Completers and contributors by their part of the whole team's part. Whoever is both has one part; where the plan
 * gives the pools nothing, the completers divide by what they agreed among themselves.
 */
export function splitOf({ plan, members }: Pick<PlanRecord, 'members'> & { plan: PlanShares }): TeamSplit {
  const pools = { COMPLETERS: plan.completersBasisPoints, CONTRIBUTORS: plan.contributorsBasisPoints };
  const none = pools.COMPLETERS + pools.CONTRIBUTORS === 0;
  const weights = none ? { COMPLETERS: 1, CONTRIBUTORS: 0 } : pools;
  const byPerson = new Map<string, TeamMember>();
  for (const { pool, userId, completerId, name, basisPoints, leaderPosition } of members) {
    const key = userId ?? completerId ?? name;
    const weight = weights[pool] * basisPoints;
    const known = byPerson.get(key);
    if (known) {
      known.weight += weight;
      known.leaderPosition ??= leaderPosition;
      known.completerId ??= completerId;
    } else byPerson.set(key, { userId, completerId, name, weight, leaderPosition });
  }
  return { planId: plan.id, basis: plan.basis, members: [...byPerson.values()] };
}

interface PlanShares {
  id: string;
  basis: IncomeBasis;
  completersBasisPoints: number;
  contributorsBasisPoints: number;
}
