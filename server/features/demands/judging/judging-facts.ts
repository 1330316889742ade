import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { type OpenedBid, openedBids } from '../bidding/opening/opened-bids.ts';
import { BidPartner } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandState } from '../demand.enums.ts';
import { AwardDecision } from './data/award-decision.entity.ts';
import { BidScreening } from './data/bid-screening.entity.ts';
import { JudgingSeat, ScoreSheet } from './data/judging-seat.entity.ts';
import { type JudgingPhase, SITTING } from './judging.enums.ts';
import { type BidStanding, rankBids, type Sheet } from './ranking.ts';

/** Everything that the judging of one demand rests on. */
export interface JudgingFacts {
  /** Opened bids; empty before that. */
  bids: OpenedBid[];
  /** Partners who consented. */
  partners: BidPartner[];
  /** By bid. */
  screenings: ReadonlyMap<string, BidScreening>;
  /** In order of their appointment. */
  seats: JudgingSeat[];
  sheets: ScoreSheet[];
  /** The decision that stands; null for none. */
  decision: AwardDecision | null;
  /** How often a decision was taken back after an objection. */
  takenBack: number;
}

/**
 * Reads what the judging of a demand rests on; six statements, one before the deadline. Whoever asks has decided that
 * the actor may know it, and has had the bids opened.
 */
export async function judgingFacts(tx: Transaction, demand: Demand): Promise<JudgingFacts> {
  const bids = demand.bidsOpenedAt === null ? [] : await openedBids(tx, demand);
  const of = { demandId: demand.id };
  const bidIds = bids.map(({ id }) => id);
  const partners =
    bidIds.length === 0 ? [] : await tx.findBy(BidPartner, { bidId: In(bidIds), state: 'CONSENTED' });
  const screenings = await tx.findBy(BidScreening, of);
  const seats = await tx.find(JudgingSeat, { where: of, order: { appointedAt: 'ASC', id: 'ASC' } });
  const sheets =
    seats.length === 0 ? [] : await tx.findBy(ScoreSheet, { seatId: In(seats.map(({ id }) => id)) });
  const decisions = await tx.findBy(AwardDecision, of);
  return {
    bids,
    partners,
    screenings: new Map(screenings.map((screening) => [screening.bidId, screening])),
    seats,
    sheets,
    decision: decisions.find(({ voidedAt }) => voidedAt === null) ?? null,
    takenBack: decisions.filter(({ voidedAt }) => voidedAt !== null).length,
  };
}

/** Bids that keep the must-haves. */
export function admittedBids({ bids, screenings }: Pick<JudgingFacts, 'bids' | 'screenings'>): OpenedBid[] {
  return bids.filter(({ id }) => screenings.get(id)?.isKept === true);
}

/** Whether every bid was screened. */
export function isScreened({ bids, screenings }: Pick<JudgingFacts, 'bids' | 'screenings'>): boolean {
  return bids.length > 0 && bids.every(({ id }) => screenings.has(id));
}

/** Seats of those who judge. */
export function sittingSeats({ seats }: Pick<JudgingFacts, 'seats'>): JudgingSeat[] {
  return seats.filter(({ state }) => (SITTING as readonly string[]).includes(state));
}

/**
 * Whether the scores are complete: all who sit have handed theirs in, and they are as many as the demand asks for. With
 * none asked for and none appointed, and where no bid is admitted, nothing is missing.
 */
export function isScored(demand: Demand, facts: JudgingFacts): boolean {
  const sitting = sittingSeats(facts);
  if (!isScreened(facts)) return false;
  if (admittedBids(facts).length === 0) return true;
  return sitting.length >= demand.content.expertsAsked && sitting.every(({ state }) => state === 'HANDED_IN');
}

/**
 * Whether screening and seats may still be changed freely. Once scores are handed in they may not, so that nobody picks
 * bids or experts by their effect on the ranking; after an upheld objection they may again.
 */
export function isRevisable({ seats, takenBack }: JudgingFacts): boolean {
  return takenBack > 0 || !seats.some(({ state }) => state === 'HANDED_IN');
}

/** The ranking; null while scores are missing, and empty where nobody scores. */
export function rankingOf(demand: Demand, facts: JudgingFacts): BidStanding[] | null {
  if (!isScored(demand, facts)) return null;
  const seats = new Map(sittingSeats(facts).map((seat) => [seat.id, seat]));
  if (seats.size === 0) return [];
  const admitted = admittedBids(facts);
  const isAdmitted = new Set(admitted.map(({ id }) => id));
  const sheets = facts.sheets.filter(({ seatId, bidId }) => seats.has(seatId) && isAdmitted.has(bidId));
  const bids = admitted.map(({ id, content, sealedAt }) => ({ bidId: id, ask: content.ask, sealedAt }));
  return rankBids(demand.content.criteria, bids, sheets.map(plainSheet));
}

function plainSheet({ seatId, bidId, scores }: ScoreSheet): Sheet {
  const given = scores.flatMap(({ criterion, points }) =>
    points === null ? [] : [[criterion, points] as const],
  );
  return { expertId: seatId, bidId, points: Object.fromEntries(given) };
}

/** How many bids can win: the lanes of a race, else one. */
export function mostWinners({ mode, content }: Pick<Demand, 'mode' | 'content'>): number {
  return mode === 'RACE' ? (content.race?.lanes ?? 1) : 1;
}

/** What the judging is at, by the state of the demand at this moment. */
export function phaseOf(state: DemandState, demand: Demand, facts: JudgingFacts): JudgingPhase {
  if (state === 'OPEN' || state === 'CLOSED_FOR_BIDS') return 'BIDDING';
  if (state === 'ON_NOTICE') return 'ON_NOTICE';
  if (state === 'FAILED' || state === 'CANCELLED') return facts.decision?.confirmedAt ? 'AWARDED' : 'ENDED';
  if (state !== 'EVALUATING') return 'AWARDED';
  if (!isScreened(facts)) return 'SCREENING';
  return isScored(demand, facts) ? 'DECIDING' : 'SCORING';
}
