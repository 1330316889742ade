import { type App, jobScope, type Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { post } from '../../../ledger/post.service.ts';
import { receivedIncome } from '../../../payments/receipts/received-income.service.ts';
import { runningById } from '../../../payments/running/running-by-id.service.ts';
import type { RunningContract } from '../../../payments/running/running-contract.entity.ts';
import { runningOf } from '../../../payments/running/running-of.service.ts';
import { CommissionClaim, CommissionRun } from '../data/commission-claim.entity.ts';
import { type Agreement, agreementsOf, type Signing, signingsOf } from './agreements.ts';
import { type Growth, readyGrowth } from './book.ts';
import { engagedRef } from './engaged-ref.ts';
import { grown, growth, type MoneyRow, standing, type Tally } from './standing.ts';

const JOB = 'brokers.accrueCommissions';

/** Something that a commission is reckoned from, in the order in which it happened. */
type Happening =
  | { kind: 'SIGNING'; id: string; on: string; signing: Signing }
  | { kind: 'MONEY'; id: string; on: string; row: MoneyRow };

/** Follows money that came in under contracts, or was taken back. Repeating it does nothing more. */
export async function accrueReceipts(app: App, runningIds: readonly string[]): Promise<void> {
  for (const id of runningIds) {
    const running = await runningById(app.db.manager, id);
    if (running) await accrueContract(jobScope(app, JOB), running);
  }
}

/** Follows deals that were signed, or to which an engagement was admitted. Repeating it does nothing more. */
export async function accrueDeals(app: App, dealIds: readonly string[]): Promise<void> {
  for (const id of dealIds) {
    const running = await runningOf(app.db.manager, id);
    if (running) await accrueContract(jobScope(app, JOB), running);
  }
}

/**
 * Brings the commissions that an enterprise pays on a contract up to what was signed and received: each engagement by
 * itself, in a transaction of its own.
 */
export async function accrueContract(scope: Scope, running: RunningContract): Promise<void> {
  const { manager } = scope.app.db;
  const signings = await signingsOf(manager, running.rootDealId);
  const agreements = await agreementsOf(
    manager,
    signings.map(({ dealId }) => dealId),
    'ENTERPRISE',
  );
  for (const { engagement } of agreements) {
    await inTransaction(scope.app.db, (tx) => accrueEngagement(tx, scope, running, engagement.id));
  }
}

async function accrueEngagement(
  tx: Transaction,
  scope: Scope,
  running: RunningContract,
  engagementId: string,
): Promise<void> {
  const run = await lockRun(tx, engagementId, running.rootDealId);
  const happenings = await happeningsOf(tx, running);
  const deals = happenings.flatMap((each) => (each.kind === 'SIGNING' ? [each.id] : []));
  // Under the lock: it may have been excluded meanwhile.
  const agreements = await agreementsOf(tx, deals, 'ENTERPRISE');
  const agreement = agreements.find(({ engagement }) => engagement.id === engagementId);
  if (!agreement) return;
  const handled = new Set(run.handled);
  const fresh = happenings.filter(({ id }) => !handled.has(id));
  if (fresh.length === 0) return;
  const before = await tallyOf(tx, run);
  const { growths, tally } = follow(agreement, running, happenings, fresh, before);
  const ready = await readyGrowth(tx, growths, 'BY_ITSELF');
  await ready.store(scope, await post(tx, scope, ready.entries), null);
  run.handled = [...run.handled, ...fresh.map(({ id }) => id)];
  run.total = tally.total;
  await tx.save(CommissionRun, run);
}

/** Reckons what each new happening adds, one after the other. */
function follow(
  agreement: Agreement,
  running: RunningContract,
  happenings: readonly Happening[],
  fresh: readonly Happening[],
  before: Tally,
): { growths: Growth[]; tally: Tally } {
  const isNew = new Set(fresh.map(({ id }) => id));
  const known = happenings.filter(({ id }) => !isNew.has(id));
  let tally = before;
  const growths = fresh.flatMap((happening): Growth[] => {
    known.push(happening);
    const parts = growth(agreement.versions, eventsOf(known), happening.on, tally);
    tally = grown(tally, parts);
    return [...parts].map(([key, amount]) => ({
      ref: engagedRef(agreement, key, { deal: running, payerId: running.enterpriseId, payer: 'ENTERPRISE' }),
      source: amount < 0n ? 'REVERSAL' : happening.kind === 'SIGNING' ? 'SIGNING' : 'RECEIPT',
      sourceId: happening.id,
      amount,
      bookedOn: amount < 0n ? clock.today() : happening.on,
    }));
  });
  return { growths, tally };
}

/** Signings, then money in the order in which it was recorded. */
export async function happeningsOf(
  tx: Transaction,
  { id, rootDealId }: Pick<RunningContract, 'id' | 'rootDealId'>,
): Promise<Happening[]> {
  const signings = await signingsOf(tx, rootDealId);
  const money = await receivedIncome(tx, id);
  return [
    ...signings.map((signing) => ({ kind: 'SIGNING' as const, id: signing.dealId, on: signing.on, signing })),
    ...money.map(({ id: of, amount: received, receivedOn: on, receiptId }) => ({
      ...{ kind: 'MONEY' as const, id: of, on },
      row: { id: of, on, receiptId, received, net: 0n },
    })),
  ];
}

/** What stands of happenings, as the terms of commissions see it. */
export function eventsOf(happenings: readonly Happening[]) {
  return [
    ...happenings.flatMap((each) => (each.kind === 'SIGNING' ? [each.signing] : [])),
    ...standing(happenings.flatMap((each) => (each.kind === 'MONEY' ? [each.row] : []))),
  ];
}

async function lockRun(tx: Transaction, engagementId: string, dealId: string): Promise<CommissionRun> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(CommissionRun)
    .values({ engagementId, dealId, handled: [], total: 0n })
    .orIgnore()
    .execute();
  return tx.findOneOrFail(CommissionRun, {
    where: { engagementId, dealId },
    lock: { mode: 'pessimistic_write' },
  });
}

/** What accrued to the beneficiaries; under the lock of the run nobody else changes it. */
async function tallyOf(tx: Transaction, { engagementId, dealId, total }: CommissionRun): Promise<Tally> {
  const claims = await tx.findBy(CommissionClaim, { engagementId, dealId, payer: 'ENTERPRISE' });
  return { total, accrued: new Map(claims.map(({ key, accrued }) => [key, accrued])) };
}
