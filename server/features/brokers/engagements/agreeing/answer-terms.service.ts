import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import {
  changeEngagement,
  type EngagementChange,
  type EngagementReference,
  forBothSides,
  forParties,
  notNow,
  openVersion,
  sideOf,
} from '../change-engagement.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { EngagementTerms } from '../data/engagement-parts.entity.ts';
import { signsFor } from '../engagement.policy.ts';
import { engagementStates } from '../engagement.states.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';
import { refuseSecondExclusive } from './exclusive.ts';

export interface AcceptTerms extends EngagementReference {
  /** Digest of the terms as they were shown. */
  digest: string;
}

export interface DeclineTerms extends EngagementReference {
  reason: string;
}

/**
 * The side that did not propose the open version accepts it; it waits for all signatures then.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT (stale, or other terms), STATE where nothing is proposed, FOUR_EYES for
 *   who proposed it, ALREADY_EXISTS where another exclusive engagement stands in the way
 */
export function acceptTerms(scope: Scope, input: AcceptTerms): Promise<Engagement> {
  return changeEngagement(scope, input, forBothSides, async (change) => {
    const { tx, engagement, versions } = change;
    const version = openVersion(versions);
    if (version?.state !== 'PROPOSED') throw notNow(engagement, 'acceptTerms', 'NOTHING_PROPOSED');
    if (version.digest !== input.digest) throw new Refusal('CONFLICT', { field: 'digest' });
    const by = sideOf(scope.actor, engagement);
    if (by === version.proposedBy) throw new Refusal('FORBIDDEN', { params: { action: 'acceptTerms' } });
    if (requireUser(scope.actor).userId === version.proposedByUser) throw new Refusal('FOUR_EYES');
    if (engagement.state !== 'ACTIVE') {
      engagement.state = engagementStates.next(engagement.state, 'accept');
      await refuseSecondExclusive(tx, engagement);
    }
    Object.assign(version, { state: 'ACCEPTED', acceptedAt: clock.now() });
    await mailEngagement(tx, scope.app, engagement, 'accepted', ['CLIENT', 'BROKER', 'BENEFICIARIES']);
    return { action: 'acceptTerms', facts: { by, number: version.number, digest: version.digest } };
  });
}

/**
 * Client or leading broker decline what is open: before all have signed, the engagement is over with it; of an active
 * one only the later terms are. Somebody else who shares may refuse to sign: then other terms are to be proposed.
 * @throws Refusal NOT_FOUND, FORBIDDEN for who only reads, CONFLICT, STATE where nothing is open, REQUIRED (`reason`)
 */
export function declineTerms(scope: Scope, input: DeclineTerms): Promise<Engagement> {
  return changeEngagement(scope, input, forParties, async (change) => {
    const problems = new Problems('');
    const reason = readReason(input.reason, problems.at('reason')) ?? '';
    refuseAll(problems.list);
    const { tx, engagement, versions } = change;
    const version = openVersion(versions);
    const by = sideOf(scope.actor, engagement);
    if (by === null) refuseReader(scope, version);
    if (version) version.state = 'REPLACED';
    else if (engagement.state === 'ACTIVE') throw notNow(engagement, 'declineTerms', 'NOTHING_PROPOSED');
    if (engagement.state !== 'ACTIVE') takeBack(change, by === null ? null : reason);
    await mailEngagement(tx, scope.app, engagement, 'declined', ['CLIENT', 'BROKER'], { reason });
    return {
      action: 'declineTerms',
      facts: { by: by ?? 'BENEFICIARY', number: version?.number ?? null },
      personal: { reason },
    };
  });
}

/** With a reason the engagement is declined as a whole; without one other terms can be proposed. */
function takeBack({ engagement }: EngagementChange, reason: string | null): void {
  if (reason === null) {
    if (engagement.state === 'ACCEPTED') engagement.state = engagementStates.next(engagement.state, 'reopen');
    return;
  }
  engagement.state = engagementStates.next(engagement.state, 'decline');
  Object.assign(engagement, { overAt: clock.now(), endReason: reason });
}

function refuseReader({ actor }: Scope, version: EngagementTerms | null): void {
  if (version?.terms.beneficiaries.some((part) => signsFor(actor, part))) return;
  throw new Refusal('FORBIDDEN', { params: { action: 'declineTerms' } });
}
