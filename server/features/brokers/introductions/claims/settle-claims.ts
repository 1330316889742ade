import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { claimStates } from '../introduction.states.ts';
import { lockClaim, storeClaim } from './change-claim.ts';
import { introductionsOfDeal } from './introductions-of-deal.ts';

/**
 * The commission of an engagement for a deal is paid: the claims of introductions that are met by it are settled.
 * Nothing where none is, or when called again.
 */
export async function settleClaims(
  tx: Transaction,
  scope: Scope,
  { engagementId, dealId }: { engagementId: string; dealId: string },
): Promise<void> {
  for (const { claim: known } of await introductionsOfDeal(tx, dealId)) {
    if (known.state !== 'ADMITTED' || known.engagementId !== engagementId) continue;
    const change = await lockClaim(tx, scope, known.id);
    const { claim, introduction, deal } = change;
    if (claim.state !== 'ADMITTED') continue;
    claim.state = claimStates.next(claim.state, 'settle');
    claim.answeredAt = clock.now();
    await storeClaim(change, { action: 'settleIntroductionClaim' });
    await mailIntroduction(tx, scope.app, introduction, {
      mail: 'settled',
      to: ['BROKER', introduction.clientSide],
      deal: deal.number,
    });
  }
}
