import type { Scope } from '../../../../platform/app.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { payAfterUseVerdict } from '../../../offers/eligibility/pay-after-use-verdict.ts';
import { forSide, lockDeal, notFound, notNow, sidesOf, userIdOf } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import type { DealState } from '../../deal.enums.ts';
import { dealPolicy } from '../../deal.policy.ts';
import { openDeal } from '../../request/open-deal.service.ts';

export interface FollowDeal {
  dealId: string;
  expectedVersion: number;
  note?: string | null;
}

/**
 * Amends a running contract by a new deal that begins with its terms and runs the same way again, with decision and
 * notice; the running one goes on until the new one takes effect.
 * @throws Refusal STATE unless it is active, ALREADY_EXISTS while another one is under way, CONFLICT, FORBIDDEN
 */
export function amendDeal(scope: Scope, input: FollowDeal): Promise<Deal> {
  return follow(scope, input, 'AMENDMENT', ['ACTIVE']);
}

/** Renews a contract that runs or has run out, in the same way. @throws Refusal as `amendDeal` */
export function renewDeal(scope: Scope, input: FollowDeal): Promise<Deal> {
  return follow(scope, input, 'RENEWAL', ['ACTIVE', 'COMPLETED']);
}

async function follow(
  scope: Scope,
  { dealId, expectedVersion, note }: FollowDeal,
  origin: 'AMENDMENT' | 'RENEWAL',
  states: readonly DealState[],
): Promise<Deal> {
  const problems = new Problems('note');
  const word = readText(note, 2000, problems);
  refuseAll(problems.list);
  const sides = await sidesOf(scope, dealId);
  return inTransaction(scope.app.db, async (tx) => {
    const { record, side } = await lockDeal(tx, scope, dealId, sides);
    const { deal: prior } = record;
    if (!dealPolicy.see(scope.actor, record)) throw notFound();
    forSide('OWNER', 'ENTERPRISE')(scope.actor, record);
    if (side === null) throw new Refusal('FORBIDDEN');
    if (prior.version !== expectedVersion) {
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: expectedVersion, present: prior.version },
      });
    }
    if (!states.includes(prior.state))
      throw notNow(prior.state, origin === 'RENEWAL' ? 'renewDeal' : 'amendDeal');
    const byUser = userIdOf(scope);
    const verdict = prior.terms?.payAfterUse
      ? payAfterUseVerdict(sides.unit.rulebook, sides.enterprise)
      : null;
    return openDeal(tx, scope, {
      origin,
      pricing: 'NEGOTIATED',
      resultId: prior.resultId,
      offerId: null,
      enterpriseId: prior.enterpriseId,
      terms: prior.terms,
      proposal: { side, byUser, note: word },
      acceptedBy: null,
      declarations: [],
      requestedBy: side === 'ENTERPRISE' ? byUser : null,
      negotiatorUserId: side === 'OWNER' ? byUser : null,
      priorDealId: prior.id,
      eligibility: verdict,
      bearsPolicyName: prior.bearsPolicyName && verdict?.eligible === true,
      action: origin === 'RENEWAL' ? 'renewDeal' : 'amendDeal',
      facts: { prior: prior.number },
    });
  });
}
