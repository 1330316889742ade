import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import type { DealReference } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import { dealStates } from '../../deal.states.ts';
import { changeContract, requireContract } from '../change-contract.ts';
import { Contract } from '../data/contract.entity.ts';
import { itemsOpen } from './handover.service.ts';

/**
 * The owner's officer closes a deal as done.
 * @throws Refusal STATE unless it is active, REQUIRED while something that was to be handed over is not accepted
 */
export function completeDeal(scope: Scope, input: DealReference): Promise<Deal> {
  return changeContract(scope, input, 'OWNER', async ({ record: { deal }, contract: found }) => {
    const state = dealStates.next(deal.state, 'complete');
    const { contract, handovers } = requireContract(found, 'complete');
    const open = contract.imported ? [] : itemsOpen(deal.terms, handovers);
    if (open.length > 0) {
      throw new Refusal('REQUIRED', {
        field: 'handovers',
        params: { missing: 'HANDOVER_NOT_ACCEPTED', items: open.join('、').slice(0, 500) },
      });
    }
    Object.assign(deal, { state, endedAt: clock.now() });
    return { action: 'completeDeal', facts: { contractId: contract.id } };
  });
}

export interface TerminateDeal extends DealReference {
  reason: string;
}

/**
 * A side records that a signed contract ends before its time. It ends when the other side has recorded it as well, so
 * that nobody can get out of it with a click; the reasons of both stay.
 * @throws Refusal REQUIRED without a reason, STATE, CONFLICT for a side that has recorded it already
 */
export function terminateDeal(scope: Scope, input: TerminateDeal): Promise<Deal> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeContract(scope, input, 'EITHER', async ({ tx, record: { deal }, side, contract: found }) => {
    const state = dealStates.next(deal.state, 'terminate');
    const { contract } = requireContract(found, 'terminate');
    if (contract.terminationSide === side)
      throw new Refusal('CONFLICT', { params: { reason: 'RECORDED', side } });
    if (contract.terminationSide === null) {
      const asked = {
        terminationSide: side,
        terminationReason: reason,
        terminationBy: actingUser(scope.actor)?.userId ?? null,
        terminationAt: clock.now(),
      };
      await tx.update(Contract, { id: contract.id }, asked);
      return { action: 'askTermination', facts: { side }, personal: { reason } };
    }
    Object.assign(deal, { state, endedAt: clock.now(), endReason: contract.terminationReason });
    return {
      action: 'terminateDeal',
      facts: { side, askedBy: contract.terminationSide },
      personal: { reason },
    };
  });
}
