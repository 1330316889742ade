import type { App } from '../../../../platform/app.ts';
import type { Actor } from '../../../../platform/auth/actor.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import type { Demand } from '../../../demands/data/demand.entity.ts';
import { demandById } from '../../../demands/demand.loaders.ts';
import { seesPoster } from '../../../demands/demand.policy.ts';
import { brokerById } from '../../broker.loaders.ts';
import type { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import type { BrokerInvitationAction } from '../matching.enums.ts';
import { invitationPolicy } from '../matching.policy.ts';

const NOBODY: ReadonlySet<string> = new Set();

/** What the reader can do with it now. */
export async function actionsOf(
  ctx: RequestContext,
  invitation: BrokerInvitation,
): Promise<BrokerInvitationAction[]> {
  if (invitation.state !== 'SENT') return [];
  const [actor, broker] = await Promise.all([ctx.actor(), ctx.load(brokerById, invitation.brokerId)]);
  const subject = { invitation, brokerMembershipId: broker?.membershipId ?? '' };
  return [
    ...(invitationPolicy.answer(actor, subject) ? (['ACCEPT', 'DECLINE'] as const) : []),
    ...(invitationPolicy.withdraw(actor, subject) ? (['WITHDRAW'] as const) : []),
  ];
}

/** Whether the reader may know the client. */
export async function showsClient(ctx: RequestContext, invitation: BrokerInvitation): Promise<boolean> {
  if (invitation.subjectKind !== 'DEMAND') return true;
  const [actor, demand] = await Promise.all([ctx.actor(), ctx.load(demandById, invitation.subjectId)]);
  return knowsClient(actor, invitation, demand);
}

/** Ids of the invitations and offers of a list whose clients the reader may not know; one statement at most. */
export async function hiddenClients(
  app: App,
  actor: Actor,
  invitations: readonly BrokerInvitation[],
): Promise<ReadonlySet<string>> {
  const ofDemands = invitations.filter(({ subjectKind }) => subjectKind === 'DEMAND');
  if (ofDemands.length === 0) return NOBODY;
  const demands = await demandById.batch(app, [...new Set(ofDemands.map(({ subjectId }) => subjectId))]);
  const hidden = ofDemands.filter((each) => !knowsClient(actor, each, demands.get(each.subjectId) ?? null));
  return new Set(hidden.map(({ id }) => id));
}

/** An anonymous poster shows its name to the broker whom it takes. */
function knowsClient(actor: Actor, invitation: BrokerInvitation, demand: Demand | null): boolean {
  return invitation.state === 'ACCEPTED' || (demand !== null && seesPoster(actor, demand, NOBODY));
}
