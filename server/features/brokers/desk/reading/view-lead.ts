import type { Actor } from '../../../../platform/auth/actor.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { brokerById } from '../../broker.loaders.ts';
import type { Engagement } from '../../engagements/data/engagement.entity.ts';
import { engagementById } from '../../engagements/engagement.loaders.ts';
import { engagementPolicy } from '../../engagements/engagement.policy.ts';
import type { BrokerLead } from '../data/broker-lead.entity.ts';
import type { BrokerNote } from '../data/lead-parts.entity.ts';
import { leadPolicy } from '../desk.policy.ts';
import { expectedCommission, termsToComeOf } from '../targets/expected-commission.ts';
import { notesOfLead } from './desk.loaders.ts';

export function mayEdit(actor: Actor, lead: BrokerLead): boolean {
  return leadPolicy.edit(actor, lead);
}

/** The engagement of a card; none for an administrator of the agency who has no part in it. */
export async function engagementFor(ctx: RequestContext, lead: BrokerLead): Promise<Engagement | null> {
  if (lead.engagementId === null) return null;
  const [actor, engagement] = await Promise.all([ctx.actor(), ctx.load(engagementById, lead.engagementId)]);
  return engagement && engagementPolicy.see(actor, engagement) ? engagement : null;
}

/** What a card would bring its broker; terms of an engagement that the reader may not see are not reckoned with. */
export async function commissionFor(ctx: RequestContext, lead: BrokerLead): Promise<bigint | null> {
  const engagement = await engagementFor(ctx, lead);
  const [terms, broker] = await Promise.all([
    engagement ? ctx.load(termsToComeOf, engagement.id) : null,
    ctx.load(brokerById, lead.brokerId),
  ]);
  return broker ? expectedCommission(lead, terms, broker) : null;
}

/** Notes of a card: to the agency's administrator those that the broker does not keep to themselves. */
export async function notesFor(ctx: RequestContext, lead: BrokerLead): Promise<BrokerNote[]> {
  const [actor, notes] = await Promise.all([ctx.actor(), ctx.load(notesOfLead, lead.id)]);
  return leadPolicy.edit(actor, lead) ? notes : notes.filter(({ isPrivate }) => !isPrivate);
}
