import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import { receivedIncome } from '../../payments/receipts/received-income.service.ts';
import { runningPolicy, seesForUnit } from '../../payments/running/running.policy.ts';
import { runningOf } from '../../payments/running/running-of.service.ts';
import { unitOf } from '../../rulebook/unit.ts';
import { readDistribution, subjectOf } from '../distributions/distribution-record.ts';
import { incomePolicy } from '../income.policy.ts';
import { contractEstimates, type Estimate, rewardEstimate, subsidyEstimates } from './estimates.ts';
import { taxFactsOn } from './tax-facts-on.service.ts';

/** Estimates for a contract in a year. */
export interface ContractEstimates {
  year: number;
  estimates: Estimate[];
}

/**
 * Tax and subsidies that a contract may come to in a year (this one unless told), from what was received in it. The
 * unit's tax is the unit's own; subsidies both sides may ask for. Null for contracts that the actor does not see.
 * @throws Refusal INVALID for a strange year
 */
export async function estimatesOfDeal(
  { app, actor }: Scope,
  dealId: string,
  year: number | null,
): Promise<ContractEstimates | null> {
  const asked = year ?? Number(clock.today().slice(0, 4));
  if (!Number.isInteger(asked) || asked < 2000 || asked > 2999) {
    throw new Refusal('INVALID', { field: 'year' });
  }
  const effect = await dealInEffect(app.db.manager, dealId);
  if (!effect?.deal.terms || !runningPolicy.see(actor, effect.deal)) return null;
  const { terms, organizationId } = effect.deal;
  const { rulebook } = await unitOf(app, organizationId);
  const received = await inTransaction(app.db, (tx) => receivedInYear(tx, dealId, asked));
  const basis = { terms, received, rulebook };
  if (!seesForUnit(actor, effect.deal)) return { year: asked, estimates: subsidyEstimates(basis) };
  const facts = await taxFactsOn(app.db.manager, lastDayOf(asked));
  return { year: asked, estimates: contractEstimates(basis, facts) };
}

/** Fen received under a contract in a year, reversals deducted; never below zero. */
async function receivedInYear(tx: Transaction, dealId: string, year: number): Promise<bigint> {
  const running = await runningOf(tx, dealId);
  const rows = running ? await receivedIncome(tx, running.id) : [];
  const sum = rows
    .filter(({ receivedOn }) => receivedOn.startsWith(`${year}-`))
    .reduce((all, { amount }) => all + amount, 0n);
  return sum > 0n ? sum : 0n;
}

/** The day by whose facts a year is estimated: its last one, or today. */
function lastDayOf(year: number): string {
  const last = `${year}-12-31`;
  return last < clock.today() ? last : clock.today();
}

/** Rewards of one distribution that are estimated at most. */
const MOST_REWARDS = 200;

/**
 * Personal income tax on the rewards of a distribution: of all to those who see the unit's income, to a person their own
 * alone. Null for distributions that the actor has nothing to do with.
 * @param otherTaxable other taxable income of the year to reckon with, fen
 */
export async function estimatesOfDistribution(
  { app, actor }: Scope,
  distributionId: string,
  otherTaxable: bigint,
): Promise<Estimate[] | null> {
  const record = await readDistribution(app.db.manager, distributionId).catch(nothing);
  if (!record) return null;
  const subject = subjectOf(record);
  if (!incomePolicy.seePlan(actor, subject)) return null;
  const facts = await taxFactsOn(app.db.manager, clock.today());
  const all = incomePolicy.see(actor, subject);
  const userId = actor.kind === 'user' ? actor.userId : null;
  return record.lines
    .filter((line) => line.payeeId !== null && line.amount > 0n && (all || line.userId === userId))
    .slice(0, MOST_REWARDS)
    .map(({ name, amount }) => rewardEstimate({ person: name ?? '', reward: amount, otherTaxable }, facts));
}

function nothing(error: unknown): null {
  if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
  throw error;
}
