import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName, readReason } from '../../../../platform/input/texts.ts';
import { activeMembershipsOf } from '../../../accounts/members/role-holders.service.ts';
import { byOrganiser, changeRoadshow, notNow } from '../../change-roadshow.ts';
import { ContestJudge, ContestScore } from '../../data/contest.entity.ts';
import { type ContestCriterion, RoadshowHall } from '../../data/hall.entity.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { lockHall } from '../../hall.ts';
import { ENDED_ROADSHOWS } from '../../roadshow.enums.ts';
import { contestFacts, sheetsOf } from './contest-facts.ts';
import { mailJudges } from './judge.mails.ts';

const MOST_CRITERIA = 8;
const MOST_JUDGES = 20;
const WHOLE = 10_000;

/**
 * The organiser says what is scored, as long as nobody scored.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE (reason NO_CONTEST, or SCORED), REQUIRED, LIMIT, INVALID for weights that do
 *   not sum to the whole (reason SUM)
 */
export async function setContestCriteria(
  scope: Scope,
  input: { roadshowId: string; criteria: readonly { name: string; weight: number }[] },
): Promise<Roadshow> {
  const criteria = readCriteria(input.criteria);
  return changeRoadshow(scope, { roadshowId: input.roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    requireContest(roadshow, 'setContestCriteria');
    const hall = await lockHall(tx, roadshow.id);
    const isScored = await tx
      .createQueryBuilder(ContestScore, 'score')
      .where('score.judgeId IN (SELECT id FROM contest_judge WHERE roadshow_id = :id)', { id: roadshow.id })
      .getExists();
    if (isScored) throw notNow(roadshow, 'setContestCriteria', 'SCORED');
    hall.criteria = criteria;
    await tx.save(RoadshowHall, hall);
    return { action: 'setContestCriteria', beside: true, facts: { criteria } };
  });
}

/**
 * The organiser asks people with the role EXPERT to judge; they are told by mail, nobody is asked twice.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED, LIMIT; NOT_FOUND and ALREADY_EXISTS for `userIds.n`
 */
export async function appointJudges(
  scope: Scope,
  input: { roadshowId: string; userIds: readonly string[] },
): Promise<Roadshow> {
  const userIds = [...new Set(input.userIds.map((id) => id.toLowerCase()))];
  if (userIds.length === 0) throw new Refusal('REQUIRED', { field: 'userIds' });
  return changeRoadshow(scope, { roadshowId: input.roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    requireContest(roadshow, 'appointJudges');
    refuseClosed(await lockHall(tx, roadshow.id), roadshow, 'appointJudges');
    const present = await tx.findBy(ContestJudge, { roadshowId: roadshow.id });
    if (present.length + userIds.length > MOST_JUDGES)
      throw new Refusal('LIMIT', { field: 'userIds', params: { max: MOST_JUDGES } });
    const members = await activeMembershipsOf(tx, userIds);
    const problems = new Problems('userIds');
    for (const [index, userId] of userIds.entries()) {
      if (!members.some((each) => each.userId === userId && each.roles.includes('EXPERT')))
        problems.at(index).add('NOT_FOUND');
      else if (present.some((each) => each.userId === userId)) problems.at(index).add('ALREADY_EXISTS');
    }
    refuseAll(problems.list);
    const judges = userIds.map((userId) => ({
      id: newId(),
      roadshowId: roadshow.id,
      userId,
      state: 'INVITED' as const,
      version: 1,
      conflictIds: [],
      appointedAt: clock.now(),
      declaredAt: null,
      handedInAt: null,
      reason: null,
    }));
    await tx.insert(ContestJudge, judges);
    await mailJudges(tx, scope.app, roadshow, userIds);
    return { action: 'appointJudges', beside: true, facts: { judges: judges.map(({ id }) => id) } };
  });
}

/** The organiser lets a judge go who has not handed in. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED */
export async function releaseJudge(
  scope: Scope,
  input: { roadshowId: string; judgeId: string; reason: string },
): Promise<Roadshow> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeRoadshow(scope, { roadshowId: input.roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    const judge = await tx.findOneBy(ContestJudge, { id: input.judgeId, roadshowId: roadshow.id });
    if (!judge) throw new Refusal('NOT_FOUND', { field: 'judgeId' });
    if (judge.state !== 'INVITED' && judge.state !== 'READY')
      throw notNow(roadshow, 'releaseJudge', judge.state);
    Object.assign(judge, { state: 'RECUSED' as const, reason, version: judge.version + 1 });
    await tx.save(ContestJudge, judge);
    return { action: 'releaseJudge', beside: true, facts: { judgeId: judge.id }, personal: { reason } };
  });
}

/**
 * The organiser closes the scores once every judge who sits has handed in: from then on everybody reads the ranking.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE with reason SCORES_MISSING, UNSCORED (an entry that nobody scored) or CLOSED
 */
export async function closeContest(scope: Scope, input: { roadshowId: string }): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    requireContest(roadshow, 'closeContest');
    const hall = await lockHall(tx, roadshow.id);
    refuseClosed(hall, roadshow, 'closeContest');
    const facts = await contestFacts(tx, roadshow);
    const missing = facts.judges.filter(({ state }) => state === 'INVITED' || state === 'READY').length;
    if (missing > 0) throw notNow(roadshow, 'closeContest', 'SCORES_MISSING', { missing });
    const sheets = sheetsOf(facts);
    const unscored = facts.entries.filter(({ id }) => !sheets.some(({ entryId }) => entryId === id)).length;
    if (unscored > 0) throw notNow(roadshow, 'closeContest', 'UNSCORED', { missing: unscored });
    hall.scoresClosedAt = clock.now();
    await tx.save(RoadshowHall, hall);
    return {
      action: 'closeContest',
      beside: true,
      facts: { judges: facts.judges.length, sheets: sheets.length },
    };
  });
}

function readCriteria(given: readonly { name: string; weight: number }[]): ContestCriterion[] {
  const problems = new Problems('criteria');
  const criteria = given.map(({ name, weight }, index) => {
    if (!Number.isInteger(weight) || weight < 1 || weight > WHOLE)
      problems.at(index, 'weight').add('INVALID');
    return { key: `c${index + 1}`, name: readName(name, 100, problems.at(index, 'name')), weight };
  });
  if (criteria.length === 0) problems.add('REQUIRED');
  if (criteria.length > MOST_CRITERIA) problems.add('LIMIT', { max: MOST_CRITERIA });
  const sum = criteria.reduce((all, { weight }) => all + weight, 0);
  if (problems.list.length === 0 && sum !== WHOLE)
    problems.add('INVALID', { reason: 'SUM', sum, whole: WHOLE });
  refuseAll(problems.list);
  return criteria;
}

function requireContest(roadshow: Roadshow, action: string): void {
  if (!roadshow.isContest) throw notNow(roadshow, action, 'NO_CONTEST');
  if (roadshow.state === 'DRAFT' || roadshow.state === 'CANCELLED') throw notNow(roadshow, action);
  if (action !== 'closeContest' && ENDED_ROADSHOWS.includes(roadshow.state)) throw notNow(roadshow, action);
}

function refuseClosed(hall: RoadshowHall, roadshow: Roadshow, action: string): void {
  if (hall.scoresClosedAt) throw notNow(roadshow, action, 'CLOSED');
}
