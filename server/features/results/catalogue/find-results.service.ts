import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Completer } from '../data/result-parts.entity.ts';
import { TechResult } from '../data/tech-result.entity.ts';
import type {
  ConversionStatus,
  ResearchStage,
  ResultSort,
  ResultState,
  RightAttribute,
  SecurityScreening,
} from '../result.enums.ts';
import { SEES_ALL } from '../result.policy.ts';

export interface ResultListFilter {
  organizationId?: string | null;
  states?: readonly ResultState[] | null;
  mine?: boolean | null;
  text?: string | null;
  sectors?: readonly string[] | null;
  attributes?: readonly RightAttribute[] | null;
  stages?: readonly ResearchStage[] | null;
  conversionStatuses?: readonly ConversionStatus[] | null;
  screenings?: readonly SecurityScreening[] | null;
  importId?: string | null;
  trls?: readonly number[] | null;
}

const MAX_TEXT = 100;
const NEVER = '-infinity';
const NO_DEADLINE = '9999-12-31';

const SORTS: Readonly<Record<ResultSort, SortKey<TechResult>>> = {
  UPDATED_DESC: updated('DESC'),
  UPDATED_ASC: updated('ASC'),
  TITLE_ASC: {
    expression: 'result.title COLLATE zh_pinyin',
    direction: 'ASC',
    value: (result) => result.title,
    type: 'text',
  },
  PUBLISHED_DESC: {
    expression: `COALESCE(result.published_at, CAST('${NEVER}' AS timestamptz))`,
    direction: 'DESC',
    value: (result) => result.publishedAt?.toISOString() ?? NEVER,
    type: 'timestamptz',
  },
  REGISTERED_DESC: {
    expression: `COALESCE(result.registered_at, CAST('${NEVER}' AS timestamptz))`,
    direction: 'DESC',
    value: (result) => result.registeredAt?.toISOString() ?? NEVER,
    type: 'timestamptz',
  },
  TRL_DESC: {
    expression: 'COALESCE(result.trl, 0)',
    direction: 'DESC',
    value: (result) => String(result.trl ?? 0),
    type: 'integer',
  },
  DEADLINE_ASC: {
    expression: `COALESCE(result.conversion_deadline, CAST('${NO_DEADLINE}' AS date))`,
    direction: 'ASC',
    value: (result) => result.conversionDeadline ?? NO_DEADLINE,
    type: 'date',
  },
};

function updated(direction: 'ASC' | 'DESC'): SortKey<TechResult> {
  return {
    expression: 'result.updated_at',
    direction,
    value: (result) => result.updatedAt.toISOString(),
    type: 'timestamptz',
  };
}

/**
 * A page of the results that the actor may see: of the organisation named, else of the one acted for, else (visitors)
 * of all. Of other organisations only what is published. One statement, and one more for the count.
 */
export async function findResults(
  scope: Scope,
  filter: ResultListFilter,
  sort: ResultSort,
  page: PageArgs,
): Promise<Page<TechResult>> {
  return keysetPage(visibleResults(scope, filter), page, SORTS[sort]);
}

/** The order that a list is asked for in. */
export function sortKeyOf(sort: ResultSort): SortKey<TechResult> {
  return SORTS[sort];
}

/** What the actor may see of what a filter lets through; the alias is `result`. */
export function visibleResults(
  { app, actor }: Scope,
  filter: ResultListFilter,
): SelectQueryBuilder<TechResult> {
  const query = app.db.createQueryBuilder(TechResult, 'result');
  const user = actingUser(actor);
  const organizationId = filter.organizationId ?? (filter.mine ? null : (user?.organizationId ?? null));
  if (organizationId !== null) {
    query.andWhere('result.organizationId = :organizationId', {
      organizationId: idOf('organizationId', organizationId),
    });
  }
  if (filter.mine) query.andWhere(isMine, { userId: user?.userId ?? null });
  query.andWhere(visibility(actor));
  applyMarks(query, filter);
  applyText(query, filter.text?.trim() ?? '');
  return query;
}

/** The actor made it or began it. */
const isMine = `(result.createdBy = :userId OR EXISTS (
  SELECT FROM completer mine WHERE mine.result_id = result.id AND mine.user_id = :userId))`;

function visibility(actor: Actor): Brackets {
  const user = actingUser(actor);
  return new Brackets((where) => {
    where.where(`result.state = 'PUBLISHED'`);
    if (user) where.orWhere(isMine, { userId: user.userId });
    if (user?.organizationId && hasRole(user, SEES_ALL)) {
      where.orWhere('result.organizationId = :actingFor', { actingFor: user.organizationId });
    }
  });
}

function applyMarks(query: SelectQueryBuilder<TechResult>, filter: ResultListFilter): void {
  const marks = {
    state: filter.states,
    sector: filter.sectors,
    attribute: filter.attributes,
    stage: filter.stages,
    conversionStatus: filter.conversionStatuses,
    securityScreening: filter.screenings,
    trl: filter.trls,
  };
  for (const [property, values] of Object.entries(marks)) {
    if (!values || values.length === 0) continue;
    query.andWhere(`result.${property} IN (:...${property})`, { [property]: values });
  }
  if (filter.importId) {
    query.andWhere('result.importId = :importId', { importId: idOf('importId', filter.importId) });
  }
}

/** Part of a title, of a completer's name, or a register number. */
function applyText(query: SelectQueryBuilder<TechResult>, text: string): void {
  if (text === '') return;
  if (text.length > MAX_TEXT)
    throw new Refusal('TOO_LONG', { field: 'filter.text', params: { max: MAX_TEXT } });
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const completers = query
    .subQuery()
    .select('named.id')
    .from(Completer, 'named')
    .where('named.resultId = result.id AND named.name ILIKE :pattern');
  query.andWhere(
    `(result.title ILIKE :pattern OR result.registerNumber = :text OR EXISTS ${completers.getQuery()})`,
    { pattern, text },
  );
}

function idOf(field: string, id: string): string {
  if (isId(id)) return id;
  throw new Refusal('NOT_FOUND', { field: `filter.${field}` });
}
