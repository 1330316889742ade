import type { Scope } from '../../../../platform/app.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import type { Page, PageArgs } from '../../../../platform/database/page.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import { findRoleHolders } from '../../../accounts/members/role-holders.service.ts';
import { noRoadshow } from '../../change-roadshow.ts';
import { ContestJudge } from '../../data/contest.entity.ts';
import { WITH_PROGRAMME } from '../../roadshow.enums.ts';
import { presentRoadshow } from '../../roadshow.loaders.ts';
import { roadshowPolicy } from '../../roadshow.policy.ts';
import type { ContestCandidate, OwnContestSeat, RoadshowContest } from './contest.types.ts';
import { type ContestFacts, contestFacts, sheetsOf } from './contest-facts.ts';
import { knownConflicts } from './known-conflicts.ts';
import { rankContest } from './rank-contest.ts';

/**
 * The contest of a roadshow as the actor may see it: criteria and, once the scores are closed, the ranking for everybody;
 * the judges for the organiser; the own seat for a judge. Null where there is none, or not yet for this actor.
 */
export async function findContest(scope: Scope, roadshowId: string): Promise<RoadshowContest | null> {
  const { app, actor } = scope;
  const roadshow = await presentRoadshow(app.db.manager, roadshowId);
  if (!roadshow?.isContest || !roadshowPolicy.see(actor, roadshow)) return null;
  const isOrganiser = roadshowPolicy.seePrivate(actor, roadshow);
  if (!isOrganiser && !WITH_PROGRAMME.includes(roadshow.state)) return null;
  const facts = await contestFacts(app.db.manager, roadshow);
  const closedAt = facts.hall?.scoresClosedAt ?? null;
  const entryIds = facts.entries.map(({ id }) => id);
  return {
    id: roadshow.id,
    title: roadshow.title,
    criteria: facts.criteria,
    entries: facts.entries.map(({ id, resultId, title, unit }) => ({ id, resultId, title, unit })),
    judges: isOrganiser ? facts.judges : null,
    own: await ownSeat(scope, facts),
    closedAt,
    ranking: closedAt === null ? null : rankContest(facts.criteria, entryIds, sheetsOf(facts)),
    mayOrganise: roadshowPolicy.organise(actor, roadshow),
  };
}

/** The contest of a roadshow that has to be there. @throws Refusal NOT_FOUND */
export async function existingContest(scope: Scope, roadshowId: string): Promise<RoadshowContest> {
  const contest = await findContest(scope, roadshowId);
  if (!contest) throw noRoadshow();
  return contest;
}

async function ownSeat(
  { app, actor }: Scope,
  { judges, scores, entries }: ContestFacts,
): Promise<OwnContestSeat | null> {
  const userId = actingUser(actor)?.userId;
  const judge = judges.find((each) => each.userId === userId);
  if (!judge || !hasRole(actor, ['EXPERT'])) return null;
  return {
    judge,
    scores: scores.filter(({ judgeId }) => judgeId === judge.id),
    knownIds: await knownConflicts(app.db.manager, entries, judge.userId),
  };
}

/** People whom the organiser can ask to judge. @throws Refusal NOT_FOUND, FORBIDDEN */
export async function findContestCandidates(
  scope: Scope,
  roadshowId: string,
  text: string | null,
  page: PageArgs,
): Promise<Page<ContestCandidate>> {
  const { app, actor } = scope;
  const roadshow = await presentRoadshow(app.db.manager, roadshowId);
  if (!roadshow || !roadshowPolicy.see(actor, roadshow)) throw noRoadshow();
  authorize(roadshowPolicy, actor, 'organise', roadshow);
  const found = await findRoleHolders(app, { role: 'EXPERT', text }, page);
  const members = found.edges.map(({ node }) => node);
  const userIds = [...new Set(members.map(({ userId }) => userId))];
  const organizationIds = [...new Set(members.map(({ organizationId }) => organizationId))];
  const users = userIds.length === 0 ? new Map() : await userById.batch(app, userIds);
  const organizations =
    organizationIds.length === 0 ? new Map() : await organizationById.batch(app, organizationIds);
  const judges = await app.db.manager.findBy(ContestJudge, { roadshowId: roadshow.id });
  return {
    ...found,
    edges: found.edges.map(({ cursor, node: { id, userId, organizationId } }) => ({
      cursor,
      node: {
        id,
        userId,
        name: users.get(userId)?.name ?? '',
        organization: organizations.get(organizationId)?.name ?? '',
        isJudge: judges.some((judge) => judge.userId === userId),
      },
    })),
  };
}
