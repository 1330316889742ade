import type { Scope } from '../../../../platform/app.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { acceptTerms } from '../../engagements/agreeing/answer-terms.service.ts';
import { signTerms } from '../../engagements/agreeing/sign-terms.service.ts';
import { openVersion } from '../../engagements/change-engagement.ts';
import { EngagementSignature, EngagementTerms } from '../../engagements/data/engagement-parts.entity.ts';
import { CLIENT_KEY } from '../../engagements/terms/commission-terms.ts';
import type { Introduction } from '../data/introduction.entity.ts';
import { admitClaim } from './answer-claim.service.ts';
import { type ClaimReference, claimFor, refuseIdle } from './change-claim.ts';

export interface AgreeToClaimTerms extends ClaimReference {
  /** Digest of the terms as they were shown. */
  digest: string;
}

/**
 * The client agrees in one step to the terms that the broker proposed for a found deal: accepts them, signs them and
 * admits the claim. The engagement joins the deal with the last signature. Done again where it was interrupted, it goes
 * on from there.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, SECOND_FACTOR_REQUIRED, STATE where nothing is proposed, CONFLICT
 *   (stale, or other terms)
 */
export async function agreeToClaimTerms(scope: Scope, input: AgreeToClaimTerms): Promise<Introduction> {
  const judged = await claimFor(scope, input, 'answerAsClient');
  refuseIdle(judged, 'agreeToIntroductionClaimTerms');
  const { claim, introduction } = judged;
  const { manager } = scope.app.db;
  const engagementId = claim.engagementId ?? '';
  const versions = claim.engagementId ? await manager.findBy(EngagementTerms, { engagementId }) : [];
  const version = openVersion(versions);
  if (!version) {
    throw new Refusal('STATE', {
      params: { state: claim.state, action: 'agreeToIntroductionClaimTerms', reason: 'NOTHING_PROPOSED' },
    });
  }
  const { digest } = input;
  if (version.state === 'PROPOSED') await acceptTerms(scope, { engagementId, digest });
  const isSigned = await manager.existsBy(EngagementSignature, { termsId: version.id, partyKey: CLIENT_KEY });
  if (!isSigned) await signTerms(scope, { engagementId, partyKey: CLIENT_KEY, digest });
  if (claim.state === 'ADMITTED') return introduction;
  return admitClaim(scope, { claimId: claim.id });
}
