import { createHash } from 'node:crypto';
import type { Scope } from '../../../../platform/app.ts';
import { canonicalJson } from '../../../../platform/audit/chain.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { notNow } from '../../change-demand.ts';
import type { Criterion } from '../../content/demand-content.ts';
import type { CriterionCode } from '../../demand.enums.ts';
import { changeSeat, type SeatChange, type SeatReference } from '../change-judging.ts';
import { type CriterionScore, type JudgingSeat, ScoreSheet } from '../data/judging-seat.entity.ts';
import { obstaclesOf } from '../impartial.ts';
import type { ConflictKind } from '../judging.enums.ts';
import { mailAllScored } from '../judging.mails.ts';
import { admittedBids, isScored, isScreened } from '../judging-facts.ts';

/**
 * An expert declares conflicts of interest before seeing any bid: with none the seat is ready, with one the expert does
 * not judge. A conflict that shows later is declared in the same way, until the scores are handed in.
 * @throws Refusal as `changeSeat`, REQUIRED (`text`) with a conflict, FOUR_EYES (reason BIDDER or POSTER) where the
 *   platform knows of one and none is declared
 */
export async function declareConflicts(
  scope: Scope,
  input: SeatReference & { conflicts: readonly ConflictKind[]; text?: string | null },
): Promise<JudgingSeat> {
  const problems = new Problems('');
  const text = readText(input.text, 1000, problems.at('text'));
  const conflicts = [...new Set(input.conflicts)].sort();
  if (conflicts.length > 0 && text === null) problems.at('text').add('REQUIRED');
  refuseAll(problems.list);
  return changeSeat(scope, input, 'declareConflicts', async ({ tx, demand, seat, facts }) => {
    if (seat.state !== 'INVITED' && !(seat.state === 'READY' && conflicts.length > 0))
      throw notNow(demand.state, 'declareConflicts', seat.state);
    if (conflicts.length === 0) await refusePartial({ tx, demand, facts }, seat);
    const isFree = conflicts.length === 0;
    Object.assign(seat, {
      state: isFree ? 'READY' : 'RECUSED',
      conflicts,
      declaredAt: clock.now(),
      endReason: isFree ? null : text,
    });
    return { action: 'declareConflicts', facts: { conflicts }, ...(text ? { personal: { text } } : {}) };
  });
}

/** Refuses those whom the platform knows to stand with a bidder, whatever they declare. */
async function refusePartial(
  { tx, demand, facts }: Pick<SeatChange, 'tx' | 'demand' | 'facts'>,
  { userId }: JudgingSeat,
): Promise<void> {
  const reason = (await obstaclesOf(tx, demand, facts, [userId])).get(userId);
  if (reason) throw new Refusal('FOUR_EYES', { params: { reason } });
}

export interface Scoring extends SeatReference {
  bidId: string;
  scores: readonly { criterion: CriterionCode; points?: number | null; reason?: string | null }[];
  remark?: string | null;
}

/**
 * Saves the draft of a sheet; points and reasons may be missing. Drafts leave no event.
 * @throws Refusal as `changeSeat`, STATE before conflicts are declared, before the screening is done, or after handing
 *   in; NOT_FOUND (`bidId`) for a bid that is not judged, INVALID for points that are not whole ones from 0 to 100
 */
export async function saveScores(scope: Scope, input: Scoring): Promise<JudgingSeat> {
  return changeSeat(scope, input, 'saveScores', async (change) => {
    requireReady(change, 'saveScores');
    const { tx, demand, seat, facts } = change;
    if (!admittedBids(facts).some(({ id }) => id === input.bidId))
      throw new Refusal('NOT_FOUND', { field: 'bidId' });
    const { scores, remark } = readScores(input, demand.content.criteria);
    const key = { seatId: seat.id, bidId: input.bidId };
    await tx.save(ScoreSheet, { ...key, scores, remark, savedAt: clock.now() });
    return null;
  });
}

/**
 * Hands in the scores of all bids at once; they cannot be changed any more. Every criterion has points and a reason.
 * @throws Refusal as `changeSeat`, STATE, FOUR_EYES, REQUIRED for `bids.<id>.<criterion>.points` and `.reason`
 */
export async function handInScores(scope: Scope, input: SeatReference): Promise<JudgingSeat> {
  return changeSeat(scope, input, 'handInScores', async (change) => {
    requireReady(change, 'handInScores');
    const { tx, demand, seat, facts } = change;
    await refusePartial(change, seat);
    const judged = admittedBids(facts);
    const sheets = facts.sheets
      .filter(({ seatId, bidId }) => seatId === seat.id && judged.some(({ id }) => id === bidId))
      .sort((a, b) => (a.bidId < b.bidId ? -1 : 1));
    const problems = new Problems('bids');
    for (const { id } of judged) {
      const sheet = sheets.find(({ bidId }) => bidId === id);
      for (const { code } of demand.content.criteria) {
        const score = sheet?.scores.find(({ criterion }) => criterion === code);
        if (score?.points == null) problems.at(id, code, 'points').add('REQUIRED');
        if (!score?.reason) problems.at(id, code, 'reason').add('REQUIRED');
      }
    }
    refuseAll(problems.list);
    Object.assign(seat, { state: 'HANDED_IN', handedInAt: clock.now() });
    const present = { ...facts, seats: facts.seats.map((each) => (each.id === seat.id ? seat : each)) };
    if (isScored(demand, present)) await mailAllScored(tx, scope.app, demand);
    return { action: 'handInScores', facts: { bids: sheets.length, sheetsDigest: digestOf(sheets) } };
  });
}

function requireReady({ demand, seat, facts }: SeatChange, action: string): void {
  if (seat.state !== 'READY') throw notNow(demand.state, action, seat.state);
  if (!isScreened(facts)) throw notNow(demand.state, action, 'SCREENING');
}

function readScores(
  { scores, remark }: Scoring,
  criteria: readonly Criterion[],
): { scores: CriterionScore[]; remark: string } {
  const problems = new Problems('');
  const read = scores.map(({ criterion, points = null, reason }, index) => {
    const place = problems.at('scores', index);
    if (!criteria.some(({ code }) => code === criterion)) place.at('criterion').add('INVALID');
    if (points !== null && !(Number.isInteger(points) && points >= 0 && points <= 100))
      place.at('points').add('INVALID', { min: 0, max: 100 });
    return { criterion, points, reason: readText(reason, 1000, place.at('reason')) ?? '' };
  });
  if (new Set(read.map(({ criterion }) => criterion)).size < read.length)
    problems.at('scores').add('INVALID');
  const text = readText(remark, 2000, problems.at('remark')) ?? '';
  refuseAll(problems.list);
  return { scores: read, remark: text };
}

/** Proves later which sheets were handed in, without telling them. */
function digestOf(sheets: readonly ScoreSheet[]): string {
  const content = sheets.map(({ bidId, scores, remark }) => ({ bidId, scores, remark }));
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
