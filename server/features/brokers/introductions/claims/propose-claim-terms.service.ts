import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import { resultForCase } from '../../../results/result-for-case.service.ts';
import {
  clientToEngage,
  proposeEngagementIn,
} from '../../engagements/agreeing/propose-engagement.service.ts';
import type { AskedTerms } from '../../engagements/agreeing/read-proposal.ts';
import { attachEngagement } from '../../engagements/claims/attach-engagement.service.ts';
import type { Mandate } from '../../engagements/data/engagement-parts.entity.ts';
import type { CommissionBasis, CommissionDueWhen } from '../../engagements/engagement.enums.ts';
import { presentEngagement } from '../../engagements/engagement.loaders.ts';
import { acknowledgedAt } from '../acknowledged-at.ts';
import type { Introduction } from '../data/introduction.entity.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { introductionPolicy } from '../introduction.policy.ts';
import { isOwed } from '../introduction.states.ts';
import { type ClaimChange, type ClaimReference, changeClaim, claimFor, refuseIdle } from './change-claim.ts';

export interface ProposeClaimTerms extends ClaimReference {
  /** FIXED, RECEIVED or CONTRACT_AMOUNT; whoever needs more proposes an engagement with all that it can hold. */
  basis: CommissionBasis;
  /** Rate of the base; null for FIXED. */
  basisPoints: number | null;
  /** Fen, for FIXED. */
  fixed: bigint | null;
  /** Most that is paid altogether, in fen. */
  cap: bigint | null;
  due: CommissionDueWhen;
  /** The agency's part; the rest is the broker's own. */
  agencyBasisPoints: number;
  scopeText: string;
  duties: string;
}

/**
 * The broker proposes to the client by which terms the commission of a found deal is reckoned, where no engagement says
 * it: an engagement for this deal, which the client agrees to in one step. It holds from the day of the introduction,
 * and a proposal that was declined can be followed by another.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (also reason ENGAGED while one is proposed or stands, PRECEDED,
 *   DEAL_OVER), and what is wrong with the proposal
 */
export async function proposeClaimTerms(scope: Scope, input: ProposeClaimTerms): Promise<Introduction> {
  const { introduction: known } = await claimFor(scope, input, 'propose');
  const client = await clientToEngage(
    scope,
    known.clientSide === 'OWNER' ? known.unitId : known.enterpriseId,
  );
  return changeClaim(
    scope,
    input,
    (actor, subject) => authorize(introductionPolicy, actor, 'propose', subject),
    async (change) => {
      const { tx, introduction, claim, deal } = change;
      refuseIdle(change, 'proposeIntroductionClaimTerms');
      await refuseEngaged(change);
      const engagement = await proposeEngagementIn(tx, scope, client, {
        side: introduction.clientSide,
        clientOrganizationId: client.organization.id,
        leadBrokerId: null,
        mandate: await mandateOf(tx, introduction, input),
        earliestStart: dayOf(introduction.recordedAt),
        terms: termsOf(introduction, input),
      });
      claim.engagementId = engagement.id;
      await attachEngagement(tx, scope, {
        engagementId: engagement.id,
        dealId: deal.id,
        why: 'INTRODUCTION',
        introductionId: introduction.id,
        acknowledgedAt: (await acknowledgedAt(tx, [introduction.id])).get(introduction.id) ?? null,
      });
      await mailIntroduction(tx, scope.app, introduction, {
        mail: 'proposed',
        to: [introduction.clientSide],
        deal: deal.number,
      });
      return { action: 'proposeIntroductionClaimTerms' };
    },
  );
}

async function refuseEngaged({ tx, claim }: ClaimChange): Promise<void> {
  const known = claim.engagementId ? await presentEngagement(tx, claim.engagementId) : null;
  const isFree = !known || known.state === 'DECLINED';
  if (isFree && isOwed(claim)) return;
  throw new Refusal('STATE', {
    params: { state: claim.state, action: 'proposeIntroductionClaimTerms', reason: 'ENGAGED' },
  });
}

function termsOf(
  { clientSide, brokerId, organizationId }: Introduction,
  input: ProposeClaimTerms,
): AskedTerms {
  const { basis, basisPoints, fixed, cap, due, agencyBasisPoints } = input;
  const ofBroker = WHOLE_IN_BASIS_POINTS - agencyBasisPoints;
  return {
    ...{ basis, fixed, cap, due },
    way: 'MARGINAL',
    tiers: basis === 'FIXED' ? [] : [{ from: 0n, basisPoints: basisPoints ?? 0 }],
    minimum: null,
    payer: clientSide === 'OWNER' ? 'UNIT' : 'ENTERPRISE',
    protectionMonths: 0,
    beneficiaries: [
      { role: 'LEAD', brokerId, organizationId: null, basisPoints: ofBroker },
      ...(agencyBasisPoints > 0
        ? [{ role: 'AGENCY' as const, brokerId: null, organizationId, basisPoints: agencyBasisPoints }]
        : []),
    ],
  };
}

/** What the broker is engaged for: what the sides were brought together on, as far as an engagement of the client can name it. */
async function mandateOf(
  tx: Transaction,
  { clientSide, resultId, demandId, recordedAt, protectedUntil }: Introduction,
  { scopeText, duties }: ProposeClaimTerms,
): Promise<Mandate> {
  const result = resultId ? (await resultForCase(tx, resultId))?.result : null;
  const isNameable = clientSide === 'OWNER' || result?.state === 'PUBLISHED';
  const today = clock.today();
  return {
    resultId: isNameable ? resultId : null,
    demandId: clientSide === 'ENTERPRISE' ? demandId : null,
    ...{ scopeText, duties },
    isExclusive: false,
    startsOn: dayOf(recordedAt),
    endsOn: protectedUntil > today ? protectedUntil : today,
    confidentialAccess: false,
  };
}
