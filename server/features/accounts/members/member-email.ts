import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userById } from '../accounts.loaders.ts';
import { membershipPolicy } from '../accounts.policy.ts';
import type { Membership } from './membership.entity.ts';

/** The member's mail address for who may see it, else null. */
export async function memberEmail(context: RequestContext, membership: Membership): Promise<string | null> {
  if (!membershipPolicy.seeEmail(await context.actor(), membership)) return null;
  return (await context.load(userById, membership.userId))?.email ?? null;
}
