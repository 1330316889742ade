import type { Scope } from '../../../../platform/app.ts';
import type { Actor } from '../../../../platform/auth/actor.ts';
import { isAnnounced } from '../../../notices/notice-standing.service.ts';
import { aliasPlace } from '../../bidding/opening/aliases.ts';
import { presentBid } from '../../bidding/reading/present-bid.ts';
import { demandCase, presentState } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandPolicy } from '../../demand.policy.ts';
import type { JudgingAction, JudgingPhase } from '../judging.enums.ts';
import { judgingPolicy } from '../judging.policy.ts';
import { type JudgedBid, JudgingRoom } from '../judging.types.ts';
import {
  admittedBids,
  isRevisable,
  isScored,
  type JudgingFacts,
  judgingFacts,
  mostWinners,
  phaseOf,
  rankingOf,
} from '../judging-facts.ts';
import { openWhenDue } from '../open-when-due.ts';

/** Demand and facts of a judging that the actor may see. */
export interface JudgingReading {
  demand: Demand;
  facts: JudgingFacts;
}

/**
 * What the judging of a demand rests on, for its poster and for operators; null for everybody else and for demands
 * without bids. Before the deadline there is nothing of any bid in it. Opens bids that are due.
 */
export async function readJudging(scope: Scope, demandId: string): Promise<JudgingReading | null> {
  const { manager } = scope.app.db;
  const known = await presentDemand(manager, demandId);
  if (!known || known.mode === 'PLAIN' || known.publishedAt === null) return null;
  if (!judgingPolicy.seeRoom(scope.actor, known)) return null;
  await openWhenDue(scope, demandId);
  const demand = (await presentDemand(manager, demandId)) ?? known;
  return { demand, facts: await judgingFacts(manager, demand) };
}

/** The judging room of a demand; null for whom it is not. */
export async function findRoom(scope: Scope, demandId: string): Promise<JudgingRoom | null> {
  const reading = await readJudging(scope, demandId);
  if (!reading) return null;
  const { demand, facts } = reading;
  const phase = phaseOf(presentState(demand), demand, facts);
  const announced = phase === 'ON_NOTICE' && (await isAnnounced(scope.app.db.manager, demandCase(demand)));
  const { content } = demand;
  return Object.assign(new JudgingRoom(), {
    demandId: demand.id,
    phase,
    expertsAsked: content.expertsAsked,
    mostWinners: mostWinners(demand),
    noticeDays: content.noticeDays,
    mustHaves: content.mustHaves,
    criteria: content.criteria,
    bids: judgedBids(demand, facts),
    seats: facts.seats,
    ranking: shownRanking(demand, facts),
    decision: facts.decision,
    takenBack: facts.takenBack,
    actions: actionsOf(scope.actor, demand, facts, phase, announced),
  });
}

/** As it was decided on, once it was; before that as it stands. */
export function shownRanking(demand: Demand, facts: JudgingFacts): JudgingRoom['ranking'] {
  return facts.decision ? facts.decision.ranking : rankingOf(demand, facts);
}

function judgedBids(demand: Demand, facts: JudgingFacts): JudgedBid[] {
  const isRanked = facts.decision !== null || rankingOf(demand, facts) !== null;
  const counted = new Set(facts.seats.filter(({ state }) => state === 'HANDED_IN').map(({ id }) => id));
  return facts.bids
    .map((bid) => ({
      id: bid.id,
      alias: bid.alias,
      state: bid.state,
      leadOrganizationId: bid.leadOrganizationId,
      sheet: presentBid(bid, { blind: false }),
      screening: facts.screenings.get(bid.id) ?? null,
      scores: isRanked
        ? facts.sheets.filter(({ bidId, seatId }) => bidId === bid.id && counted.has(seatId))
        : [],
    }))
    .sort((a, b) => aliasPlace(a.alias) - aliasPlace(b.alias));
}

function actionsOf(
  actor: Actor,
  demand: Demand,
  facts: JudgingFacts,
  phase: JudgingPhase,
  isAnnouncedNow: boolean,
): JudgingAction[] {
  if (!demandPolicy.judge(actor, demand)) return [];
  if (phase === 'ON_NOTICE') return isAnnouncedNow ? ['CONFIRM'] : [];
  if (!['SCREENING', 'SCORING', 'DECIDING'].includes(phase)) return [];
  const isFree = isRevisable(facts);
  const can: Record<Exclude<JudgingAction, 'CONFIRM'>, boolean> = {
    SCREEN: isFree && facts.bids.length > 0,
    APPOINT: facts.bids.length > 0 && (isFree || !isScored(demand, facts)),
    RELEASE: facts.seats.some(
      ({ state }) =>
        state === 'INVITED' || state === 'READY' || (state === 'HANDED_IN' && facts.takenBack > 0),
    ),
    DECIDE: phase === 'DECIDING' && admittedBids(facts).length > 0,
    END: true,
  };
  return (Object.keys(can) as (keyof typeof can)[]).filter((action) => can[action]);
}
