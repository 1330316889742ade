import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { type DealInEffect, dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import { RunningContract } from './running-contract.entity.ts';

/**
 * The running contract of a deal or of any amendment in its line; made here where it is missing, so that nothing depends
 * on a worker having run. With `lock`, no other step of it runs until the transaction ends. Null for deals that never
 * took effect.
 */
export async function runningOf(
  tx: Transaction,
  dealId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<RunningContract | null> {
  const effect = await dealInEffect(tx, dealId);
  if (!effect) return null;
  const where = { rootDealId: effect.rootDealId };
  const options = lock ? { lock: { mode: 'pessimistic_write' as const } } : {};
  const found = await tx.findOne(RunningContract, { where, ...options });
  if (found) return found;
  await start(tx, effect);
  return tx.findOne(RunningContract, { where, ...options });
}

async function start(tx: Transaction, effect: DealInEffect): Promise<void> {
  const root = effect.rootDealId === effect.deal.id ? effect : await dealInEffect(tx, effect.rootDealId);
  if (!root) throw new Error(`payments: ${effect.rootDealId} is amended and never took effect`);
  const now = clock.now();
  const running = {
    id: newId(),
    rootDealId: root.deal.id,
    dealId: root.deal.id,
    organizationId: root.deal.organizationId,
    enterpriseId: root.deal.enterpriseId,
    resultId: root.deal.resultId,
    number: root.number,
    title: root.deal.title,
    signedOn: root.signedOn,
    from: root.from,
    until: root.until,
    termsFrom: root.from,
    imported: root.imported,
    state: root.imported ? ('AWAITING_OPENING' as const) : ('RUNNING' as const),
    version: 1,
    nextDueOn: null,
    nextReportDueOn: null,
    outstanding: 0n,
    overdueSince: null,
    reminded: [],
    endedOn: null,
    startedAt: now,
    updatedAt: now,
  } satisfies RunningContract;
  await tx
    .createQueryBuilder()
    .insert()
    .into(RunningContract)
    .values(running)
    .orIgnore()
    .updateEntity(false)
    .execute();
}
