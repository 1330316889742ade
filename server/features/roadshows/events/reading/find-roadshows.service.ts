import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { isProvince } from '../../../../platform/standards/regions.ts';
import { Roadshow } from '../../data/roadshow.entity.ts';
import type { RoadshowKind, RoadshowState } from '../../roadshow.enums.ts';
import { ORGANISER_SEES, roadshowPolicy } from '../../roadshow.policy.ts';
import type { RoadshowSort, RoadshowWhen } from '../events.enums.ts';

export interface RoadshowListFilter {
  when?: RoadshowWhen | null;
  states?: readonly RoadshowState[] | null;
  kinds?: readonly RoadshowKind[] | null;
  /** Codes of REG-10; events for all sectors belong to each. */
  sectors?: readonly string[] | null;
  /** City or province by GB/T 2260. */
  regionCode?: string | null;
  organizationId?: string | null;
  seriesId?: string | null;
  /** Part of the title or of the number. */
  text?: string | null;
}

export const ROADSHOW_SORTS: Readonly<Record<RoadshowSort, SortKey<Roadshow>>> = {
  SOONEST: byBeginning('ASC'),
  LATEST: byBeginning('DESC'),
  NEWEST: {
    expression: 'roadshow.created_at',
    direction: 'DESC',
    value: (roadshow) => roadshow.createdAt.toISOString(),
    type: 'timestamptz',
  },
};

/** A roadshow that the actor may see; null for none. */
export async function findRoadshow({ app, actor }: Scope, id: string): Promise<Roadshow | null> {
  const roadshow = isId(id) ? await app.db.manager.findOneBy(Roadshow, { id }) : null;
  return roadshow && roadshowPolicy.see(actor, roadshow) ? roadshow : null;
}

/** A page of the public roadshows. */
export function findRoadshows(
  { app }: Scope,
  filter: RoadshowListFilter,
  sort: RoadshowSort,
  page: PageArgs,
): Promise<Page<Roadshow>> {
  const query = app.db.createQueryBuilder(Roadshow, 'roadshow').where('roadshow.publishedAt IS NOT NULL');
  return keysetPage(narrowed(query, filter), page, ROADSHOW_SORTS[sort]);
}

/**
 * A page of the roadshows of the organiser that is acted for; for operators, of all.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN
 */
export function findOwnRoadshows(
  scope: Scope,
  filter: RoadshowListFilter,
  sort: RoadshowSort,
  page: PageArgs,
): Promise<Page<Roadshow>> {
  return keysetPage(ownRoadshows(scope, filter), page, ROADSHOW_SORTS[sort]);
}

/** The query of the list of one's own. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export function ownRoadshows(
  { app, actor }: Scope,
  filter: RoadshowListFilter,
): SelectQueryBuilder<Roadshow> {
  const { organizationId } = requireUser(actor);
  const query = app.db.createQueryBuilder(Roadshow, 'roadshow');
  if (!hasRole(actor, ['OPERATOR'])) {
    if (!hasRole(actor, ORGANISER_SEES)) throw new Refusal('FORBIDDEN');
    query.where('roadshow.organizationId = :own', { own: organizationId });
  }
  return narrowed(query, filter);
}

function narrowed(
  query: SelectQueryBuilder<Roadshow>,
  { when, states, kinds, sectors, regionCode, organizationId, seriesId, text }: RoadshowListFilter,
): SelectQueryBuilder<Roadshow> {
  const isOver = `(roadshow.endsAt <= :now OR roadshow.state IN ('CLOSED', 'CANCELLED'))`;
  if (when) query.andWhere(when === 'PAST' ? isOver : `NOT ${isOver}`, { now: clock.now() });
  if (states?.length) query.andWhere('roadshow.state IN (:...states)', { states });
  if (kinds?.length) query.andWhere('roadshow.kind IN (:...kinds)', { kinds });
  if (sectors?.length)
    query.andWhere('(roadshow.sectors && :sectors OR cardinality(roadshow.sectors) = 0)', { sectors });
  if (regionCode) {
    // A province stands for all of its cities.
    const begins = isProvince(regionCode) ? `${regionCode.slice(0, 2)}%` : regionCode;
    query.andWhere('roadshow.regionCode LIKE :begins', { begins });
  }
  for (const [name, id] of Object.entries({ organizationId, seriesId })) {
    if (!id) continue;
    if (!isId(id)) throw new Refusal('NOT_FOUND', { field: `filter.${name}` });
    query.andWhere(`roadshow.${name} = :${name}`, { [name]: id });
  }
  const wanted = text?.trim();
  if (wanted) {
    query.andWhere('(roadshow.title ILIKE :text OR roadshow.number ILIKE :text)', {
      text: `%${wanted.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
  return query;
}

function byBeginning(direction: 'ASC' | 'DESC'): SortKey<Roadshow> {
  return {
    expression: 'roadshow.starts_at',
    direction,
    value: (roadshow) => roadshow.startsAt.toISOString(),
    type: 'timestamptz',
  };
}
