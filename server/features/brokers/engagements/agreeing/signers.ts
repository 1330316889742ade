import type { Actor } from '../../../../platform/auth/actor.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import type { EngagementTerms } from '../data/engagement-parts.entity.ts';
import { engagementPolicy, signsFor } from '../engagement.policy.ts';
import { CLIENT_KEY } from '../terms/commission-terms.ts';

/** The keys of all who have to sign a version: the client and each beneficiary. */
export function signersOf({ terms }: Pick<EngagementTerms, 'terms'>): string[] {
  return [CLIENT_KEY, ...terms.beneficiaries.map(({ key }) => key)];
}

/** Whether the actor may sign a version under a key. */
export function maySign(
  actor: Actor,
  engagement: Engagement,
  { terms }: Pick<EngagementTerms, 'terms'>,
  key: string,
): boolean {
  if (key === CLIENT_KEY) return engagementPolicy.actForClient(actor, engagement);
  const part = terms.beneficiaries.find((each) => each.key === key);
  return part !== undefined && signsFor(actor, part);
}
