import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { isId } from '../../../platform/ids.ts';
import { dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import {
  changeOf,
  type RunningChange,
  type RunningDone,
  store,
} from '../../payments/running/change-running.ts';
import { runningOf } from '../../payments/running/running-of.service.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { presentUnit, unitOf } from '../../rulebook/unit.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import { type HoldingsPolicyAction, holdingsPolicy } from './holdings.policy.ts';

/** What a step on shares works on: the locked contract that brought them. */
export type HoldingsChange = RunningChange;

/** What a step did, with the record that it answers. */
export interface HoldingsDone<Answer> extends RunningDone {
  /** Id of the answer: what the same key answers again. */
  id: string;
  answer: Answer;
}

export interface HoldingsStep<Answer> {
  dealId: string;
  /** Name of the mutation. */
  operation: string;
  /** Its input. */
  input: { idempotencyKey: string };
  may: HoldingsPolicyAction;
  work: (change: HoldingsChange) => Promise<HoldingsDone<Answer>>;
  again: (tx: Transaction, id: string) => Promise<Answer>;
}

/**
 * Does a step on the shares of a contract once for its key: locks the contract, checks that the actor may do it and made
 * no part of the result (REG-12), and appends the event on the deal's chain, all in one transaction.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, what `work` refuses
 */
export async function changeHoldings<Answer>(scope: Scope, step: HoldingsStep<Answer>): Promise<Answer> {
  const { dealId, operation, input, work, again } = step;
  const effect = await dealInEffect(scope.app.db.manager, dealId);
  if (!effect) throw notThere('dealId');
  const seen = await unitOf(scope.app, effect.deal.organizationId);
  if (!holdingsPolicy.see(scope.actor, effect.deal)) throw notThere('dealId');
  authorize(holdingsPolicy, scope.actor, step.may, effect.deal);
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      { operation, key: input.idempotencyKey, input },
      async () => {
        const running = await runningOf(tx, dealId, { lock: true });
        if (!running) throw notThere('dealId');
        await refuseCompleters(tx, scope, running.resultId);
        const change = await changeOf(tx, scope, running, await presentUnit(tx, seen));
        const { id, answer, ...done } = await work(change);
        await store(change, done);
        return { id, value: answer };
      },
      (id) => again(tx, id),
    ),
  );
}

/** A holding with the stake that it is of, before anything is locked. @throws Refusal NOT_FOUND */
export async function findHolding(
  { app }: Scope,
  holdingId: string,
): Promise<{ holding: EquityHolding; stake: EquityStake }> {
  const holding = isId(holdingId) ? await app.db.manager.findOneBy(EquityHolding, { id: holdingId }) : null;
  if (!holding) throw notThere('holdingId');
  const stake = await app.db.manager.findOneByOrFail(EquityStake, { id: holding.stakeId });
  return { holding, stake };
}

/** The stake of a locked contract. @throws Refusal STATE where no shares were registered */
export async function stakeOf({ tx, running }: HoldingsChange): Promise<EquityStake> {
  const stake = await tx.findOneBy(EquityStake, { runningId: running.id });
  if (!stake) throw new Refusal('STATE', { params: { reason: 'NOT_REGISTERED' } });
  return stake;
}

/** All holdings of a stake, locked, in the order of the register. */
export async function lockHoldings(tx: Transaction, stakeId: string): Promise<EquityHolding[]> {
  return tx.find(EquityHolding, {
    where: { stakeId },
    order: { register: 'ASC', position: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** The refusal for what is not there, and equally for what the actor may not know of. */
export function notThere(field: string): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

async function refuseCompleters(tx: Transaction, { actor }: Scope, resultId: string): Promise<void> {
  const userId = actingUser(actor)?.userId;
  const result = await resultForCase(tx, resultId);
  if (result?.completers.some((completer) => completer.userId === userId)) throw new Refusal('FOUR_EYES');
}
