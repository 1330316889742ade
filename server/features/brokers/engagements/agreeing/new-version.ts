import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { digestOf } from '../../../../platform/idempotency/digest.ts';
import { newId } from '../../../../platform/ids.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import { EngagementTerms, type ProposedBy } from '../data/engagement-parts.entity.ts';
import type { ReadProposal } from './read-proposal.ts';

/** SHA-256, hex, over what is signed: between whom, for what, by which terms, from which day. */
export function termsDigest(
  {
    id,
    number,
    side,
    clientOrganizationId,
    leadBrokerId,
  }: Pick<Engagement, 'id' | 'number' | 'side' | 'clientOrganizationId' | 'leadBrokerId'>,
  version: Pick<EngagementTerms, 'number' | 'agreedFrom' | 'mandate' | 'terms'>,
): string {
  const { number: versionNumber, agreedFrom, mandate, terms } = version;
  return digestOf({
    engagement: { id, number, side, clientOrganizationId, leadBrokerId },
    version: { number: versionNumber, agreedFrom, mandate, terms },
  });
}

/** A version as it is proposed, with the number after those before. */
export function newVersion(
  scope: Scope,
  engagement: Engagement,
  { mandate, terms, note }: ReadProposal,
  { number, agreedFrom, by }: { number: number; agreedFrom: string; by: ProposedBy },
): EngagementTerms {
  const content = { number, agreedFrom, mandate, terms };
  return Object.assign(new EngagementTerms(), {
    ...content,
    id: newId(),
    engagementId: engagement.id,
    state: 'PROPOSED' as const,
    proposedBy: by,
    proposedByUser: requireUser(scope.actor).userId,
    proposedAt: clock.now(),
    note,
    effectiveFrom: null,
    digest: termsDigest(engagement, content),
    acceptedAt: null,
    signedAt: null,
  });
}
