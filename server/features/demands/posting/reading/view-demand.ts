import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { fileLoader } from '../../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../../platform/files/stored-file.entity.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import type { Organization } from '../../../accounts/organizations/organization.entity.ts';
import type { DemandContact } from '../../content/demand-content.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandAnswer, DemandInvitation } from '../../data/demand-parts.entity.ts';
import { demandPolicy, POSTER_SEES, seesPoster } from '../../demand.policy.ts';
import { answersOf, invitationsOf } from '../posting.loaders.ts';
import { mayReadConfidential, mayReadContact, winnersOf } from './private-parts.ts';

/** The poster; null for whom it is hidden from. */
export async function visiblePoster(ctx: RequestContext, demand: Demand): Promise<Organization | null> {
  const actor = await ctx.actor();
  const isHidden = demand.isAnonymous && !seesPoster(actor, demand, new Set());
  const winners = isHidden && actor.kind === 'user' ? await ctx.load(winnersOf, demand.id) : [];
  const known = new Set(winners.map(({ organizationId }) => organizationId));
  return seesPoster(actor, demand, known) ? ctx.load(organizationById, demand.organizationId) : null;
}

export async function visibleConfidential(
  ctx: RequestContext,
  demand: Demand,
): Promise<{ text: string; files: StoredFile[] } | null> {
  const { text, fileIds } = demand.content.confidentialPart;
  const isThere = text !== '' || fileIds.length > 0;
  if (!isThere || !(await mayReadConfidential(ctx, await ctx.actor(), demand))) return null;
  return { text, files: await filesOf(ctx, fileIds) };
}

export async function visibleContact(ctx: RequestContext, demand: Demand): Promise<DemandContact | null> {
  return (await mayReadContact(ctx, await ctx.actor(), demand)) ? demand.content.contact : null;
}

/** Everybody who was invited, for poster and operators; for an organisation its own invitation. */
export async function visibleInvitations(ctx: RequestContext, demand: Demand): Promise<DemandInvitation[]> {
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return [];
  const invitations = await ctx.load(invitationsOf, demand.id);
  if (demandPolicy.seePrivate(actor, demand)) return invitations;
  const own = actingUser(actor)?.organizationId;
  return invitations.filter(({ organizationId }) => organizationId === own);
}

/** All answers, for the poster; for a unit its own. */
export async function visibleAnswers(ctx: RequestContext, demand: Demand): Promise<DemandAnswer[]> {
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return [];
  const answers = await ctx.load(answersOf, demand.id);
  if (hasRole(actor, POSTER_SEES, demand.organizationId)) return answers;
  const own = actingUser(actor)?.organizationId;
  return answers.filter(({ organizationId }) => organizationId === own);
}

export async function filesOf(ctx: RequestContext, ids: readonly string[]): Promise<StoredFile[]> {
  const files = await Promise.all(ids.map((id) => ctx.load(fileLoader, id)));
  return files.filter((file) => file !== null);
}
