import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock, dayOf } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { addDays } from '../../../../platform/standards/calendar.ts';
import { provenSecondFactor } from '../../../accounts/second-factor/proven-second-factor.service.ts';
import {
  changeEngagement,
  type EngagementChange,
  type EngagementReference,
  forParties,
  notNow,
  openVersion,
} from '../change-engagement.ts';
import { claimsMoved } from '../claims/attach-engagement.service.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import { EngagementSignature, type EngagementTerms } from '../data/engagement-parts.entity.ts';
import { engagementStates } from '../engagement.states.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';
import { CLIENT_KEY } from '../terms/commission-terms.ts';
import { refuseSecondExclusive } from './exclusive.ts';
import { termsDigest } from './new-version.ts';
import { maySign, signersOf } from './signers.ts';

export interface SignTerms extends EngagementReference {
  /** For whom: `client`, or the key of a beneficiary. */
  partyKey: string;
  /** Digest of the terms as they were shown. */
  digest: string;
}

/**
 * Signs the accepted version for the client or for one beneficiary. With the last signature it is agreed: the first
 * version makes the engagement active, a later one takes effect on its day, never before tomorrow.
 * @throws Refusal NOT_FOUND, SECOND_FACTOR_REQUIRED, FORBIDDEN for another's part, CONFLICT (stale, other terms, signed
 *   already), STATE before the terms are accepted, EXPIRED after the last day, FOUR_EYES for who signed for the client
 *   and shares as a person, ALREADY_EXISTS where another exclusive engagement stands in the way
 */
export async function signTerms(scope: Scope, input: SignTerms): Promise<Engagement> {
  await provenSecondFactor(scope);
  return changeEngagement(scope, input, forParties, async (change) => {
    const { tx, engagement, versions } = change;
    const version = openVersion(versions);
    if (version?.state !== 'ACCEPTED') throw notNow(engagement, 'signTerms', 'NOT_ACCEPTED');
    const digest = termsDigest(engagement, version);
    if (input.digest !== digest || digest !== version.digest)
      throw new Refusal('CONFLICT', { field: 'digest' });
    if (!maySign(scope.actor, engagement, version, input.partyKey))
      throw new Refusal('FORBIDDEN', { field: 'partyKey', params: { action: 'signTerms' } });
    if (engagement.activatedAt === null && engagement.endsOn < clock.today()) throw new Refusal('EXPIRED');
    const signed = await tx.findBy(EngagementSignature, { termsId: version.id });
    const { userId, organizationId } = requireUser(scope.actor);
    refuseAgain(signed, input.partyKey, { userId, version });
    await tx.insert(EngagementSignature, {
      ...{ id: newId(), engagementId: engagement.id, termsId: version.id, partyKey: input.partyKey },
      ...{ userId, organizationId, digest, at: clock.now() },
    });
    const keys = new Set([...signed.map(({ partyKey }) => partyKey), input.partyKey]);
    const isWhole = signersOf(version).every((key) => keys.has(key));
    if (isWhole) await putInForce(change, version);
    const { number, effectiveFrom } = version;
    return { action: 'signTerms', facts: { partyKey: input.partyKey, number, digest, effectiveFrom } };
  });
}

function refuseAgain(
  signed: readonly EngagementSignature[],
  key: string,
  { userId, version }: { userId: string; version: EngagementTerms },
): void {
  if (signed.some(({ partyKey }) => partyKey === key))
    throw new Refusal('CONFLICT', { field: 'partyKey', params: { reason: 'SIGNED' } });
  const shares = version.terms.beneficiaries.some((part) => part.userId === userId);
  if (key === CLIENT_KEY && shares) throw new Refusal('FOUR_EYES');
}

async function putInForce(change: EngagementChange, version: EngagementTerms): Promise<void> {
  const { tx, scope, engagement, versions } = change;
  const today = clock.today();
  const isFirst = engagement.activatedAt === null;
  if (isFirst) {
    engagement.state = engagementStates.next(engagement.state, 'activate');
    engagement.activatedAt = clock.now();
    await refuseSecondExclusive(tx, engagement);
  }
  const last = versions.findLast(({ state }) => state === 'SIGNED')?.effectiveFrom ?? null;
  // What was proposed to hold from an earlier day rests on an introduction, and nothing was agreed before.
  const isEarlier = version.agreedFrom < dayOf(version.proposedAt);
  const first = isEarlier ? version.agreedFrom : today;
  const earliest = [isFirst ? first : addDays(today, 1), ...(last ? [addDays(last, 1)] : [])];
  const effectiveFrom = [version.agreedFrom, ...earliest].sort().at(-1) ?? today;
  Object.assign(version, { state: 'SIGNED', signedAt: clock.now(), effectiveFrom });
  if (isFirst) await claimsMoved(tx, engagement.id);
  await mailEngagement(tx, scope.app, engagement, isFirst ? 'active' : 'termsSigned', [
    'CLIENT',
    'BROKER',
    'BENEFICIARIES',
  ]);
}
