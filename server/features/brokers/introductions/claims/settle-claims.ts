import { In } from 'typeorm';
import { type App, jobScope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { isSettled } from '../../settlement/reading/find-claims.service.ts';
import { IntroductionClaim } from '../data/introduction-parts.entity.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { claimStates } from '../introduction.states.ts';
import { lockClaim, storeClaim } from './change-claim.ts';

export const SETTLE_CLAIMS_JOB = 'introductions.settleClaims';

/**
 * Looks at engagements of whose commission something was paid: claims on deals for which nothing is owed any more are
 * settled; where a later receipt brings more, they wait for it again. Doing it again does nothing more.
 */
export async function settleClaims(app: App, engagementIds: readonly string[]): Promise<void> {
  const claims = await app.db.manager.findBy(IntroductionClaim, {
    engagementId: In([...engagementIds]),
    state: In(['ADMITTED', 'SETTLED']),
  });
  for (const { id } of claims) await settle(app, id);
}

function settle(app: App, claimId: string): Promise<void> {
  return inTransaction(app.db, async (tx) => {
    const scope = jobScope(app, SETTLE_CLAIMS_JOB);
    const change = await lockClaim(tx, scope, claimId);
    const { claim, introduction, deal } = change;
    const wasPaid = claim.state === 'SETTLED';
    if (!wasPaid && claim.state !== 'ADMITTED') return;
    const isPaid = await isSettled(tx, claim.engagementId ?? '', deal.id);
    if (isPaid === wasPaid) return;
    claim.state = claimStates.next(claim.state, isPaid ? 'settle' : 'owe');
    claim.answeredAt = clock.now();
    await storeClaim(change, { action: isPaid ? 'settleIntroductionClaim' : 'oweIntroductionClaim' });
    if (!isPaid) return;
    await mailIntroduction(tx, app, introduction, {
      mail: 'settled',
      to: ['BROKER', introduction.clientSide],
      deal: deal.number,
    });
  });
}
