import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason, readText } from '../../../../platform/input/texts.ts';
import { organizationNames } from '../../../accounts/organizations/existing-organizations.service.ts';
import { platformOrganization } from '../../../accounts/organizations/platform-organization.service.ts';
import { publishNotice } from '../../../notices/publish-notice.service.ts';
import { type Unit, unitOf } from '../../../rulebook/unit.ts';
import { bidStates } from '../../bid.states.ts';
import type { OpenedBid } from '../../bidding/opening/opened-bids.ts';
import { type DemandReference, demandCase, notNow } from '../../change-demand.ts';
import { Bid } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { demandStates } from '../../demand.states.ts';
import { awardDigest, noticeLines } from '../award-content.ts';
import { changeJudging, type JudgingChange, whileJudged } from '../change-judging.ts';
import { AwardDecision, type BidOutcome } from '../data/award-decision.entity.ts';
import { mailBidders } from '../judging.mails.ts';
import { admittedBids, mostWinners, rankingOf } from '../judging-facts.ts';
import type { BidStanding } from '../ranking.ts';

export interface AwardInput extends DemandReference {
  /**
   * Every admitted bid once, the winners first in their order. Behind them the ranking of the experts counts; without
   * experts, the order given here.
   */
  outcomes: readonly { bidId: string; isWinner: boolean; reason: string }[];
  /** Why the winners are not those ranked first, where they are not. */
  deviationReason?: string | null;
}

/**
 * The poster decides on the winners, with a reason for each bidder; the platform announces them at once. The demand is
 * on notice from then on.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE while scores are missing, LIMIT for too many winners, REQUIRED
 *   for none, for reasons, and for `deviationReason` where winners are not those ranked first; INVALID for bids that
 *   are not judged or named twice
 */
export async function decideAward(scope: Scope, input: AwardInput): Promise<Demand> {
  const platform = await unitOf(scope.app, (await platformOrganization(scope.app)).id);
  return changeJudging(scope, input, async (change) => {
    const { tx, demand, facts } = change;
    whileJudged(demand, 'decideAward');
    const ranking = rankingOf(demand, facts);
    if (!ranking) throw notNow(demand.state, 'decideAward', 'SCORES_MISSING');
    const admitted = admittedBids(facts);
    const outcomes = readOutcomes(input, demand, admitted, ranking);
    const deviationReason = readDeviation(input, outcomes, ranking);
    await rankBidsOf(tx, admitted, outcomes);
    const decision = await announce(change, platform, { ranking, outcomes, deviationReason });
    demand.state = demandStates.next(demand.state, 'announceWinners');
    return {
      action: 'decideAward',
      facts: {
        decisionId: decision.id,
        noticeId: decision.noticeId,
        termsDigest: decision.termsDigest,
        outcomes: outcomes.map(({ bidId, rank, isWinner }) => ({ bidId, rank, isWinner })),
        means: ranking.map(({ bidId, mean, deviation }) => ({ bidId, mean, deviation })),
        isDeviation: deviationReason !== null,
      },
      personal: { deviationReason, reasons: outcomes.map(({ bidId, reason }) => ({ bidId, reason })) },
    };
  });
}

function readOutcomes(
  input: AwardInput,
  demand: Demand,
  admitted: readonly OpenedBid[],
  ranking: readonly BidStanding[],
): BidOutcome[] {
  const problems = new Problems('outcomes');
  const byId = new Map(admitted.map((bid) => [bid.id, bid]));
  const named = input.outcomes.map(({ bidId, isWinner, reason }, index) => {
    const place = problems.at(index);
    const isTwice = input.outcomes.findIndex((other) => other.bidId === bidId) !== index;
    if (!byId.has(bidId) || isTwice) place.at('bidId').add('INVALID');
    return { bidId, isWinner, reason: readReason(reason, place.at('reason')) ?? '', index };
  });
  if (admitted.some(({ id }) => !named.some(({ bidId }) => bidId === id))) problems.add('REQUIRED');
  const winners = named.filter(({ isWinner }) => isWinner);
  const max = mostWinners(demand);
  if (winners.length === 0) problems.add('REQUIRED');
  if (winners.length > max) problems.add('LIMIT', { max });
  refuseAll(problems.list);
  const judged = new Map(ranking.map(({ bidId, rank }) => [bidId, rank]));
  const others = named
    .filter(({ isWinner }) => !isWinner)
    .sort((a, b) => (judged.get(a.bidId) ?? a.index) - (judged.get(b.bidId) ?? b.index));
  return [...winners, ...others].map(({ bidId, isWinner, reason }, place) => ({
    bidId,
    organizationId: byId.get(bidId)?.leadOrganizationId ?? '',
    rank: place + 1,
    isWinner,
    reason,
  }));
}

/** The reason for other winners than those ranked first; null where there is no deviation. */
function readDeviation(
  { deviationReason }: AwardInput,
  outcomes: readonly BidOutcome[],
  ranking: readonly BidStanding[],
): string | null {
  const winners = outcomes.filter(({ isWinner }) => isWinner);
  const isRanked = winners.every(({ bidId }, place) => !ranking[place] || ranking[place].bidId === bidId);
  if (isRanked) return null;
  const problems = new Problems('deviationReason');
  const reason = readText(deviationReason, 2000, problems);
  if (reason === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return reason;
}

async function rankBidsOf(
  tx: Transaction,
  admitted: readonly OpenedBid[],
  outcomes: readonly BidOutcome[],
): Promise<void> {
  for (const { bidId, rank } of outcomes) {
    const bid = admitted.find(({ id }) => id === bidId);
    if (!bid) throw new Error(`judging: bid ${bidId} is not admitted`);
    const state = bidStates.next(bid.state, 'rank');
    await tx.update(Bid, bid.id, { state, rank, version: bid.version + 1, updatedAt: clock.now() });
  }
}

interface Decided {
  ranking: BidStanding[];
  outcomes: BidOutcome[];
  deviationReason: string | null;
}

async function announce(
  { tx, scope, demand, facts }: JudgingChange,
  platform: Unit,
  { ranking, outcomes, deviationReason }: Decided,
): Promise<AwardDecision> {
  const termsDigest = awardDigest(demand.id, outcomes);
  const bidders = facts.bids.map(({ leadOrganizationId }) => leadOrganizationId);
  const winners = outcomes.filter(({ isWinner }) => isWinner).map(({ organizationId }) => organizationId);
  const names = await organizationNames(tx, winners);
  const decidedBy = actingUser(scope.actor)?.userId ?? null;
  const notice = await publishNotice(tx, scope, {
    ...demandCase(demand),
    unit: platform,
    termsDigest,
    kind: 'AWARD',
    resultId: null,
    title: demand.title,
    content: noticeLines(demand, outcomes, ranking, names, platform.organization.officeContact),
    days: demand.content.noticeDays,
    ruleId: 'DEM-1',
    // An anonymous poster is no more named here than elsewhere: these ids are not shown.
    partyUserIds: partiesOf(facts, decidedBy),
    partyOrganizationIds: [demand.organizationId, ...bidders],
  });
  const decision = Object.assign(new AwardDecision(), {
    id: newId(),
    demandId: demand.id,
    termsDigest,
    ranking,
    outcomes,
    deviationReason,
    noticeId: notice.id,
    decidedBy,
    decidedAt: clock.now(),
    confirmedBy: null,
    confirmedAt: null,
    voidedAt: null,
    voidReason: null,
  } satisfies AwardDecision);
  await tx.insert(AwardDecision, decision as object);
  await mailBidders(tx, scope.app, demand, 'decided', bidders, notice.lastDay);
  return decision;
}

/** Who neither decides nor investigates objections: who decided, who judged, and the teams. */
function partiesOf({ bids, seats }: JudgingChange['facts'], decidedBy: string | null): string[] {
  const teams = bids.flatMap(({ content }) => [content.responsiblePerson, ...content.team]);
  const users = [decidedBy, ...seats.map(({ userId }) => userId), ...teams.map(({ userId }) => userId)];
  return [...new Set(users.filter((userId) => userId !== null))];
}
