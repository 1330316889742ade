import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { demandById } from '../../demand.loaders.ts';
import type { DemandMatch, MatchDismissal } from '../data/match.entity.ts';
import type { MatchFate, MatchSide } from '../match.enums.ts';
import { sideOf } from '../matching.policy.ts';
import { dismissalsOfMatch, fateOf, fatesOfDemand } from './fates.ts';

/** What became of a match, as the viewer's side knows; operators see it as the poster does. */
export async function viewersFate(ctx: RequestContext, match: DemandMatch): Promise<MatchFate> {
  const [side, fates, own] = await Promise.all([
    viewersSide(ctx, match),
    ctx.load(fatesOfDemand, match.demandId),
    ownDismissal(ctx, match),
  ]);
  return fateOf(match, side, fates, own !== null);
}

/** Why the viewer's side put a match aside; null if it did not. */
export async function ownDismissal(ctx: RequestContext, match: DemandMatch): Promise<MatchDismissal | null> {
  const [side, dismissals] = await Promise.all([
    viewersSide(ctx, match),
    ctx.load(dismissalsOfMatch, match.id),
  ]);
  return dismissals?.find((each) => each.side === side) ?? null;
}

async function viewersSide(ctx: RequestContext, match: DemandMatch): Promise<MatchSide> {
  const [actor, demand] = await Promise.all([ctx.actor(), ctx.load(demandById, match.demandId)]);
  return sideOf(actor, { match, posterId: demand?.organizationId ?? '' }) ?? 'POSTER';
}
