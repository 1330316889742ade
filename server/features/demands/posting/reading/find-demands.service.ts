import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Demand } from '../../data/demand.entity.ts';
import type { DemandMode, DemandState } from '../../demand.enums.ts';
import { demandPolicy, POSTER_SEES } from '../../demand.policy.ts';
import type { DemandSort } from '../posting.enums.ts';

/** The state by the clock, as `stateAt` tells it. */
const STATE_NOW = `CASE WHEN demand.state = 'OPEN' AND demand.mode <> 'PLAIN' AND demand.bids_close_at <= :now
  THEN 'CLOSED_FOR_BIDS' ELSE demand.state END`;

/** After every real deadline. */
const NO_DEADLINE = '9999-12-31T00:00:00.000Z';

export interface DemandListFilter {
  states?: readonly DemandState[] | null;
  modes?: readonly DemandMode[] | null;
  /** Part of the title or of the number. */
  text?: string | null;
}

export const DEMAND_SORTS: Readonly<Record<DemandSort, SortKey<Demand>>> = {
  NEWEST: {
    expression: 'demand.created_at',
    direction: 'DESC',
    value: (demand) => demand.createdAt.toISOString(),
    type: 'timestamptz',
  },
  DEADLINE: {
    expression: `COALESCE(demand.bids_close_at, TIMESTAMPTZ '${NO_DEADLINE}')`,
    direction: 'ASC',
    value: (demand) => demand.bidsCloseAt?.toISOString() ?? NO_DEADLINE,
    type: 'timestamptz',
  },
  BOUNTY: {
    expression: 'demand.bounty',
    direction: 'DESC',
    value: (demand) => demand.bounty.toString(),
    type: 'bigint',
  },
};

/** A demand that the actor may see; null for none. */
export async function findDemand({ app, actor }: Scope, id: string): Promise<Demand | null> {
  const demand = isId(id) ? await app.db.manager.findOneBy(Demand, { id }) : null;
  return demand && demandPolicy.see(actor, demand) ? demand : null;
}

/**
 * A page of the demands of the enterprise that is acted for; for operators, of all that were ever handed in.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN
 */
export function findDemands(
  scope: Scope,
  filter: DemandListFilter,
  sort: DemandSort,
  page: PageArgs,
): Promise<Page<Demand>> {
  return keysetPage(listedDemands(scope, filter), page, DEMAND_SORTS[sort]);
}

/** The query of the list. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export function listedDemands({ app, actor }: Scope, filter: DemandListFilter): SelectQueryBuilder<Demand> {
  const { organizationId } = requireUser(actor);
  const query = app.db.createQueryBuilder(Demand, 'demand');
  if (hasRole(actor, ['OPERATOR'])) query.where('demand.handedInAt IS NOT NULL');
  else if (hasRole(actor, POSTER_SEES))
    query.where('demand.organizationId = :organizationId', { organizationId });
  else throw new Refusal('FORBIDDEN');
  const { states, modes, text } = filter;
  if (states?.length) query.andWhere(`${STATE_NOW} IN (:...states)`, { states, now: clock.now() });
  if (modes?.length) query.andWhere('demand.mode IN (:...modes)', { modes });
  const wanted = text?.trim();
  if (wanted) {
    query.andWhere('(demand.title ILIKE :text OR demand.number ILIKE :text)', {
      text: `%${wanted.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
  return query;
}
