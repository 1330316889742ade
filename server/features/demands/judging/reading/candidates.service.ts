import type { Scope } from '../../../../platform/app.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import type { Page, PageArgs } from '../../../../platform/database/page.ts';
import { organizationById, userById } from '../../../accounts/accounts.loaders.ts';
import { findRoleHolders } from '../../../accounts/members/role-holders.service.ts';
import {
  hasResultInSectorSql,
  sectorsOfCompleters,
} from '../../../results/completers/sectors-of-completers.service.ts';
import { noDemand } from '../../change-demand.ts';
import { demandPolicy } from '../../demand.policy.ts';
import type { ExpertCandidate, ExpertObstacle } from '../expert-candidate.types.ts';
import { obstaclesOf } from '../impartial.ts';
import { readJudging } from './room.service.ts';

export interface CandidateFilter {
  /** In the name, the organisation, the title or the department. */
  text?: string | null;
  /** Code of the provincial sector in which they have published results. */
  sector?: string | null;
}

/**
 * People with the role EXPERT whom the poster of a demand can ask to judge, in order of joining, with what keeps some of
 * them from it. A constant number of statements.
 * @throws Refusal NOT_FOUND, FORBIDDEN
 */
export async function findCandidates(
  scope: Scope,
  demandId: string,
  { text, sector }: CandidateFilter,
  page: PageArgs,
): Promise<Page<ExpertCandidate>> {
  const reading = await readJudging(scope, demandId);
  if (!reading) throw noDemand();
  const { demand, facts } = reading;
  authorize(demandPolicy, scope.actor, 'judge', demand);
  const condition = sector
    ? { sql: hasResultInSectorSql('membership.userId', ':sector'), parameters: { sector } }
    : undefined;
  const search = { role: 'EXPERT' as const, text: text ?? null, ...(condition ? { condition } : {}) };
  const found = await findRoleHolders(scope.app, search, page);
  const members = found.edges.map(({ node }) => node);
  const userIds = [...new Set(members.map(({ userId }) => userId))];
  const organizationIds = [...new Set(members.map(({ organizationId }) => organizationId))];
  const users = userIds.length === 0 ? new Map() : await userById.batch(scope.app, userIds);
  const organizations =
    organizationIds.length === 0 ? new Map() : await organizationById.batch(scope.app, organizationIds);
  const sectors = await sectorsOfCompleters(scope.app, userIds);
  const obstacles = await obstaclesOf(scope.app.db.manager, demand, facts, userIds);
  const seated = new Set(facts.seats.map(({ userId }) => userId));
  const candidates = members.map(({ id, userId, organizationId, title, department }) => ({
    id,
    userId,
    name: users.get(userId)?.name ?? '',
    organization: organizations.get(organizationId)?.name ?? '',
    title,
    department,
    sectors: (sectors.get(userId) ?? []).map((each) => each.sector),
    obstacle: seated.has(userId) ? ('SEATED' as ExpertObstacle) : (obstacles.get(userId) ?? null),
  }));
  return {
    ...found,
    edges: found.edges.map(({ cursor }, index) => ({ cursor, node: candidates[index] as ExpertCandidate })),
  };
}
