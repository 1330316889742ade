import type { SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import { type Actor, requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import { isId } from '../../../platform/ids.ts';
import { tidy } from '../../../platform/input/texts.ts';
import { Demand } from '../data/demand.entity.ts';
import { DemandLane } from '../data/lane.entity.ts';
import { DemandAcceptance, DemandFinding, DemandMilestone } from '../data/lane-parts.entity.ts';
import { demandPolicy } from '../demand.policy.ts';
import type { LaneState } from '../lane.enums.ts';
import { FINDING_FILES } from './failure/find-failure.service.ts';
import { LEAD_SEES, lanePolicy, POSTER_SEES_WORK } from './lane.policy.ts';
import { lanesOfDemand } from './settle-demand.ts';
import { ACCEPTANCE_FILES } from './work/acceptance.service.ts';
import { MILESTONE_FILES } from './work/milestones.service.ts';

/** The lanes of a demand in order; none of one that the actor may not know of. Who won was announced to everybody. */
export async function findLanes({ app, actor }: Scope, demandId: string): Promise<DemandLane[]> {
  const demand = isId(demandId) ? await app.db.manager.findOneBy(Demand, { id: demandId }) : null;
  return demand && demandPolicy.see(actor, demand) ? lanesOfDemand(app.db.manager, demandId) : [];
}

/** A lane whose demand the actor may know of; null for none. */
export async function findLane(scope: Scope, id: string): Promise<DemandLane | null> {
  const lane = isId(id) ? await scope.app.db.manager.findOneBy(DemandLane, { id }) : null;
  const demand = lane ? await scope.app.db.manager.findOneBy(Demand, { id: lane.demandId }) : null;
  return demand && demandPolicy.see(scope.actor, demand) ? lane : null;
}

export interface WorksFilter {
  states?: readonly LaneState[] | null;
  /** In number and title of the demand. */
  text?: string | null;
}

export const WORKS_ORDER: SortKey<DemandLane> = {
  expression: 'lane.opened_at',
  direction: 'DESC',
  value: ({ openedAt }) => openedAt.toISOString(),
  type: 'timestamptz',
};

/** A page of the lanes of the organisation acted for, as winner or as poster, the latest first. */
export async function findWorks(
  scope: Scope,
  filter: WorksFilter,
  page: PageArgs,
): Promise<Page<DemandLane>> {
  return keysetPage(visibleWorks(scope, filter), page, WORKS_ORDER);
}

/** The same as a query, for exports. Who only belongs to a team finds the lanes of that team. */
export function visibleWorks(scope: Scope, filter: WorksFilter): SelectQueryBuilder<DemandLane> {
  const { organizationId, userId, roles, membershipId } = requireUser(scope.actor);
  const holds = (among: typeof LEAD_SEES) => membershipId !== null && among.some((role) => roles.has(role));
  const query = scope.app.db.manager
    .createQueryBuilder(DemandLane, 'lane')
    .innerJoin(Demand, 'demand', 'demand.id = lane.demandId')
    .where(
      `(lane.organizationId = :organizationId AND (:isLead OR :userId = ANY (lane.teamUserIds))
        OR demand.organizationId = :organizationId AND :isPoster)`,
      { organizationId, userId, isLead: holds(LEAD_SEES), isPoster: holds(POSTER_SEES_WORK) },
    );
  if (filter.states && filter.states.length > 0) {
    const state = `(CASE WHEN lane.state = 'AWARDED' AND lane.leadSignedAt IS NULL AND lane.signBy <= :now
      THEN 'DECLINED' ELSE lane.state END)`;
    query.andWhere(`${state} IN (:...states)`, { states: filter.states, now: clock.now() });
  }
  const text = tidy(filter.text);
  if (text !== null) {
    query.andWhere('(demand.number ILIKE :text OR demand.title ILIKE :text)', {
      text: `%${text.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
  return query;
}

/** Who may read the files of a lane: who sees the lane. */
function filesOf(entity: new () => { laneId: string }): FileAccess {
  return async (app: App, actor: Actor, { attachedId }) => {
    const part = await app.db.manager.findOneBy(entity, { id: attachedId ?? '' } as object);
    const lane = part ? await app.db.manager.findOneBy(DemandLane, { id: part.laneId }) : null;
    const demand = lane ? await app.db.manager.findOneBy(Demand, { id: lane.demandId }) : null;
    return lane !== null && demand !== null && lanePolicy.see(actor, { lane, demand });
  };
}

export const laneFileAccess: Readonly<Record<string, FileAccess>> = {
  [MILESTONE_FILES]: filesOf(DemandMilestone),
  [ACCEPTANCE_FILES]: filesOf(DemandAcceptance),
  [FINDING_FILES]: filesOf(DemandFinding),
};
