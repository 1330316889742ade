import { type App, jobScope, type Scope } from '../../../platform/app.ts';
import { dayOf } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { type DealInEffect, dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import { presentUnit, unitOf } from '../../rulebook/unit.ts';
import { establish } from '../events/establish.ts';
import { changeOf, store } from './change-running.ts';
import { isEnded, runningStates } from './running.states.ts';
import type { RunningContract } from './running-contract.entity.ts';
import { runningOf } from './running-of.service.ts';

const JOB = 'payments.followDeals';

/**
 * Lets running contracts follow their deals: one begins when a deal takes effect, goes on under the terms of an
 * amendment in effect, ends with a termination, and with the renewal that comes after it. Repeating it does nothing more.
 */
export async function followDeals(app: App, dealIds: readonly string[]): Promise<void> {
  for (const dealId of dealIds) await followDeal(jobScope(app, JOB), dealId);
}

async function followDeal(scope: Scope, dealId: string): Promise<void> {
  const { manager } = scope.app.db;
  const effect = await dealInEffect(manager, dealId);
  if (!effect) return;
  const { origin, priorDealId, organizationId } = effect.deal;
  const unit = await unitOf(scope.app, organizationId);
  const follow = (of: string, step: (tx: Transaction, running: RunningContract) => Promise<string | null>) =>
    inTransaction(scope.app.db, async (tx) => {
      const running = await runningOf(tx, of, { lock: true });
      const action = running ? await step(tx, running) : null;
      if (!running || action === null) return;
      const change = await changeOf(tx, scope, running, await presentUnit(tx, unit));
      await store(change, { action, facts: { dealId } });
    });
  await follow(dealId, (tx, running) => keepUp(tx, running, effect));
  if (origin === 'RENEWAL' && priorDealId !== null) {
    await follow(priorDealId, async (_tx, running) => endBefore(running, effect));
  }
}

/** Brings a running contract up to a deal of its line; answers the step that was taken, null for none. */
async function keepUp(
  tx: Transaction,
  running: RunningContract,
  effect: DealInEffect,
): Promise<string | null> {
  const { deal } = effect;
  if (isEnded(running.state)) return null;
  if (deal.id !== running.dealId && deal.origin === 'AMENDMENT' && deal.state === 'ACTIVE') {
    if (!(await isLater(tx, deal.id, running.dealId))) return null;
    Object.assign(running, { dealId: deal.id, termsFrom: effect.from, until: effect.until });
    return 'amendRunning';
  }
  if (deal.id === running.dealId && deal.state === 'TERMINATED' && deal.endedAt !== null) {
    const on = dayOf(deal.endedAt);
    Object.assign(running, { state: runningStates.next(running.state, 'terminate'), endedOn: on });
    await establish(tx, running, { kind: 'TERMINATION', on });
    return 'terminateRunning';
  }
  return running.version === 1 ? 'startRunning' : null;
}

/** Whether a deal amends the other, directly or over others. */
async function isLater(tx: Transaction, dealId: string, than: string): Promise<boolean> {
  for (let id: string | null = dealId; id !== null; ) {
    const effect: DealInEffect | null = await dealInEffect(tx, id);
    id = effect?.deal.origin === 'AMENDMENT' ? effect.deal.priorDealId : null;
    if (id === than) return true;
  }
  return false;
}

/** A renewed contract ends on the eve of the one that renews it. */
function endBefore(running: RunningContract, { deal, from }: DealInEffect): string | null {
  const last = addDays(from, -1);
  if (deal.state !== 'ACTIVE' || isEnded(running.state)) return null;
  if (running.until !== null && running.until <= last) return null;
  running.until = last;
  return 'renewRunning';
}
