import type { Scope } from '../../../../platform/app.ts';
import { bidPolicy } from '../../bidding/bid.policy.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { BidVerdict } from '../judging.types.ts';
import { type JudgingFacts, judgingFacts } from '../judging-facts.ts';

/**
 * What was decided on the bid of the organisation that is acted for, as lead or as partner; null while it is not decided
 * and for everybody else. Bidders learn it with the notice of the winners, so that they can object.
 */
export async function findVerdict({ app, actor }: Scope, demandId: string): Promise<BidVerdict | null> {
  const { manager } = app.db;
  const demand = await presentDemand(manager, demandId);
  if (!demand || demand.bidsOpenedAt === null) return null;
  const facts = await judgingFacts(manager, demand);
  if (!facts.decision && demand.state !== 'FAILED') return null;
  const bid = facts.bids.find((each) => {
    const partners = facts.partners.filter(({ bidId }) => bidId === each.id);
    return bidPolicy.see(actor, { bid: each, partners });
  });
  return bid ? verdictOn(demand, facts, bid) : null;
}

function verdictOn(
  demand: Demand,
  { decision, screenings }: JudgingFacts,
  bid: JudgingFacts['bids'][number],
): BidVerdict {
  const outcome = decision?.outcomes.find(({ bidId }) => bidId === bid.id);
  const standing = decision?.ranking.find(({ bidId }) => bidId === bid.id);
  return Object.assign(new BidVerdict(), {
    demandId: demand.id,
    bidId: bid.id,
    state: bid.state,
    screening: screenings.get(bid.id) ?? null,
    rank: outcome?.rank ?? null,
    judged: decision?.outcomes.length ?? 0,
    isWinner: outcome?.isWinner ?? false,
    reason: outcome?.reason ?? demand.endNote,
    // Who gave how much stays with the poster.
    standing: standing ? { ...standing, experts: [] } : null,
    noticeId: decision?.noticeId ?? null,
  });
}
