import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { bidStates } from '../../bid.states.ts';
import { type DemandReference, notNow } from '../../change-demand.ts';
import type { MustHave } from '../../content/demand-content.ts';
import { Bid } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { changeJudging, whileJudged } from '../change-judging.ts';
import { BidScreening, type MustHaveFinding } from '../data/bid-screening.entity.ts';
import { JudgingSeat } from '../data/judging-seat.entity.ts';
import { isRevisable, type JudgingFacts } from '../judging-facts.ts';

export interface Screening extends DemandReference {
  bidId: string;
  /** One for each must-have of the demand. */
  findings: readonly { mustHaveId: string; kept: boolean; note?: string | null }[];
  /** What the bidder is told; needed where a must-have is not kept. */
  reason?: string | null;
}

/**
 * The poster screens a bid: it is admitted if every must-have is kept. Can be done again until scores are handed in, and
 * after an upheld objection; experts who had handed theirs in score what is admitted then as well.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED and INVALID for `findings`, REQUIRED (`reason`) for a bid that
 *   is screened out
 */
export async function screenBid(scope: Scope, input: Screening): Promise<Demand> {
  return changeJudging(scope, input, async ({ tx, demand, facts }) => {
    whileJudged(demand, 'screenBid');
    if (!isRevisable(facts)) throw notNow(demand.state, 'screenBid', 'SCORES_HANDED_IN');
    const bid = facts.bids.find(({ id }) => id === input.bidId);
    if (!bid) throw new Refusal('NOT_FOUND', { field: 'bidId' });
    const { findings, reason } = readScreening(input, demand.content.mustHaves);
    const isKept = findings.every(({ kept }) => kept);
    const step = isKept ? 'admit' : 'screenOut';
    const again = facts.screenings.get(bid.id)?.isKept === isKept;
    const state = again ? bid.state : bidStates.next(bid.state, step);
    await tx.update(Bid, bid.id, { state });
    const reopened = isKept && !again ? await reopenSeats(tx, facts) : [];
    await tx.save(BidScreening, {
      bidId: bid.id,
      demandId: demand.id,
      isKept,
      findings,
      reason,
      screenedBy: scope.actor.kind === 'user' ? scope.actor.userId : null,
      screenedAt: clock.now(),
    });
    return {
      action: 'screenBid',
      beside: true,
      facts: {
        ...{ bidId: bid.id, bidBefore: bid.state, bidAfter: state },
        ...(reopened.length > 0 ? { seats: reopened.map((seatId) => ({ seatId })) } : {}),
      },
      personal: { findings, reason },
    };
  });
}

/** Lets experts who have handed in score once more: they have not judged the bid. @returns ids of their seats */
async function reopenSeats(tx: Transaction, { seats }: JudgingFacts): Promise<string[]> {
  const done = seats.filter(({ state }) => state === 'HANDED_IN');
  for (const seat of done)
    await tx.update(JudgingSeat, seat.id, { state: 'READY', handedInAt: null, version: seat.version + 1 });
  return done.map(({ id }) => id);
}

function readScreening(
  input: Screening,
  mustHaves: readonly MustHave[],
): { findings: MustHaveFinding[]; reason: string } {
  const problems = new Problems('');
  const findings = mustHaves.map(({ id }, index) => {
    const found = input.findings.filter(({ mustHaveId }) => mustHaveId === id);
    const place = problems.at('findings', index);
    if (found.length !== 1) place.add(found.length === 0 ? 'REQUIRED' : 'INVALID');
    const note = readText(found[0]?.note, 1000, place.at('note')) ?? '';
    return { mustHaveId: id, kept: found[0]?.kept ?? false, note };
  });
  if (input.findings.some(({ mustHaveId }) => !mustHaves.some(({ id }) => id === mustHaveId)))
    problems.at('findings').add('INVALID');
  const reason = readText(input.reason, 2000, problems.at('reason')) ?? '';
  if (reason === '' && findings.some(({ kept }) => !kept)) problems.at('reason').add('REQUIRED');
  refuseAll(problems.list);
  return { findings, reason };
}
