import { createHash } from 'node:crypto';
import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { canonicalJson } from '../../../../platform/audit/chain.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { publishEvent } from '../../../../platform/graphql/subscriptions-events.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { noRoadshow, notNow, ROADSHOW_CASE, ROADSHOW_EVENTS } from '../../change-roadshow.ts';
import { ContestJudge, type ContestPoints, ContestScore } from '../../data/contest.entity.ts';
import type { ContestCriterion } from '../../data/hall.entity.ts';
import { WITH_PROGRAMME } from '../../roadshow.enums.ts';
import { presentRoadshow } from '../../roadshow.loaders.ts';
import { type ContestFacts, contestFacts, entriesOf, isWhole } from './contest-facts.ts';
import { knownConflicts } from './known-conflicts.ts';

export interface JudgeReference {
  judgeId: string;
  /** The version that was seen; left out for drafts. */
  expectedVersion?: number | null;
}

/** What a step of a judge works on: the locked seat. */
interface JudgeChange {
  tx: Transaction;
  judge: ContestJudge;
  facts: ContestFacts;
}

/**
 * A judge declares conflicts of interest by entry before scoring, or does not judge at all; those that the platform knows
 * of are added. A conflict that shows later is declared in the same way, until the scores are handed in.
 * @throws Refusal NOT_FOUND, STATE, CONFLICT, INVALID for an entry that is not in the programme, REQUIRED for a reason
 */
export async function declareContestConflicts(
  scope: Scope,
  input: JudgeReference & { entryIds: readonly string[]; recuses?: boolean | null; reason?: string | null },
): Promise<ContestJudge> {
  const problems = new Problems('');
  const reason = readText(input.reason, 1000, problems.at('reason'));
  if (input.recuses === true && reason === null) problems.at('reason').add('REQUIRED');
  refuseAll(problems.list);
  return changeJudge(scope, input, 'declareContestConflicts', async ({ tx, judge, facts }) => {
    if (judge.state !== 'INVITED' && judge.state !== 'READY')
      throw notNow(facts.roadshow, 'declareContestConflicts', judge.state);
    const entryIds = new Set(facts.entries.map(({ id }) => id));
    const wrong = input.entryIds.find((id) => !entryIds.has(id));
    if (wrong) throw new Refusal('INVALID', { field: `entryIds.${input.entryIds.indexOf(wrong)}` });
    const known = await knownConflicts(tx, facts.entries, judge.userId);
    Object.assign(judge, {
      state: input.recuses === true ? ('RECUSED' as const) : ('READY' as const),
      conflictIds: [...new Set([...known, ...input.entryIds])].sort(),
      declaredAt: clock.now(),
      reason: input.recuses === true ? reason : null,
    });
    return { conflicts: judge.conflictIds, known, state: judge.state };
  });
}

export interface ScoreEntry extends JudgeReference {
  entryId: string;
  points: readonly { key: string; points?: number | null }[];
  remark?: string | null;
}

/**
 * Saves the draft of a sheet; points may be missing. Drafts leave no event.
 * @throws Refusal NOT_FOUND, STATE before conflicts are declared or after handing in, INVALID, FOUR_EYES with a conflict
 */
export async function scoreEntry(scope: Scope, input: ScoreEntry): Promise<ContestJudge> {
  return changeJudge(scope, input, 'scoreContestEntry', async ({ tx, judge, facts }) => {
    if (judge.state !== 'READY') throw notNow(facts.roadshow, 'scoreContestEntry', judge.state);
    if (!facts.entries.some(({ id }) => id === input.entryId))
      throw new Refusal('NOT_FOUND', { field: 'entryId' });
    if (judge.conflictIds.includes(input.entryId)) throw new Refusal('FOUR_EYES', { field: 'entryId' });
    const problems = new Problems('');
    const remark = readText(input.remark, 2000, problems.at('remark')) ?? '';
    const points = readPoints(input.points, facts.criteria, problems);
    refuseAll(problems.list);
    const key = { judgeId: judge.id, entryId: input.entryId };
    await tx.save(ContestScore, { ...key, points, remark, savedAt: clock.now() });
    return null;
  });
}

/**
 * Hands in the scores of all entries at once; they cannot be changed any more.
 * @throws Refusal NOT_FOUND, STATE, CONFLICT, REQUIRED for `entries.<id>` without points under every criterion
 */
export async function handInContestScores(scope: Scope, input: JudgeReference): Promise<ContestJudge> {
  return changeJudge(scope, input, 'handInContestScores', async ({ tx, judge, facts }) => {
    if (judge.state !== 'READY') throw notNow(facts.roadshow, 'handInContestScores', judge.state);
    if (facts.criteria.length === 0) throw notNow(facts.roadshow, 'handInContestScores', 'NO_CRITERIA');
    // Whoever became somebody's colleague meanwhile does not score them.
    const known = await knownConflicts(tx, facts.entries, judge.userId);
    judge.conflictIds = [...new Set([...judge.conflictIds, ...known])].sort();
    const scores = facts.scores.filter(({ judgeId }) => judgeId === judge.id);
    const problems = new Problems('entries');
    const sheets = entriesOf(facts, judge).map(({ id }) => {
      const score = scores.find(({ entryId }) => entryId === id);
      if (!isWhole(facts.criteria, score)) problems.at(id).add('REQUIRED');
      return { entryId: id, points: score?.points ?? [] };
    });
    refuseAll(problems.list);
    Object.assign(judge, { state: 'HANDED_IN' as const, handedInAt: clock.now() });
    await publishEvent(tx, ROADSHOW_EVENTS, facts.roadshow.id);
    return { sheets: sheets.length, sheetsDigest: digestOf(sheets) };
  });
}

/**
 * A step of a judge on their own seat, until the scores are closed; `work` answers the facts of its event, or null for
 * none.
 */
async function changeJudge(
  scope: Scope,
  { judgeId, expectedVersion = null }: JudgeReference,
  action: string,
  work: (change: JudgeChange) => Promise<Record<string, unknown> | null>,
): Promise<ContestJudge> {
  return inTransaction(scope.app.db, async (tx) => {
    const known = isId(judgeId) ? await tx.findOneBy(ContestJudge, { id: judgeId }) : null;
    const isOwn = known !== null && actingUser(scope.actor)?.userId === known.userId;
    if (!known || !isOwn || !hasRole(scope.actor, ['EXPERT']))
      throw new Refusal('NOT_FOUND', { field: 'judgeId' });
    // Closing the scores locks the roadshow for itself, so it sees what was handed in before.
    const roadshow = await presentRoadshow(tx, known.roadshowId, 'SHARE');
    if (!roadshow) throw noRoadshow();
    const judge = await tx.findOneOrFail(ContestJudge, {
      where: { id: judgeId },
      lock: { mode: 'pessimistic_write' },
    });
    const facts = await contestFacts(tx, roadshow);
    if (!WITH_PROGRAMME.includes(roadshow.state)) throw notNow(roadshow, action);
    if (facts.hall?.scoresClosedAt) throw notNow(roadshow, action, 'CLOSED');
    if (expectedVersion !== null && expectedVersion !== judge.version)
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: expectedVersion, present: judge.version },
      });
    const done = await work({ tx, judge, facts });
    if (done === null) return judge;
    judge.version += 1;
    await tx.save(ContestJudge, judge);
    await audit(tx, scope, {
      caseType: ROADSHOW_CASE,
      caseId: roadshow.id,
      action,
      facts: { judgeId: judge.id, ...done },
      ...(judge.reason ? { personal: { reason: judge.reason } } : {}),
    });
    return judge;
  });
}

function readPoints(
  given: ScoreEntry['points'],
  criteria: readonly ContestCriterion[],
  problems: Problems,
): ContestPoints[] {
  for (const [index, { key, points }] of given.entries()) {
    const isFit = points == null || (Number.isInteger(points) && points >= 0 && points <= 100);
    if (!isFit) problems.at('points', index).add('INVALID', { reason: 'RANGE', min: 0, max: 100 });
    if (!criteria.some((criterion) => criterion.key === key))
      problems.at('points', index, 'key').add('NOT_FOUND');
  }
  return criteria.map(({ key }) => ({ key, points: given.find((each) => each.key === key)?.points ?? null }));
}

function digestOf(sheets: readonly unknown[]): string {
  return createHash('sha256').update(canonicalJson(sheets)).digest('hex');
}
