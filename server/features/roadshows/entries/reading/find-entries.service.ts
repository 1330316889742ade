import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { isId } from '../../../../platform/ids.ts';
import { isCompleterSql } from '../../../results/completers/completer-condition.ts';
import { Roadshow } from '../../data/roadshow.entity.ts';
import { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import type { RoadshowEntryState } from '../../roadshow.enums.ts';
import { ENTRANT_SEES } from '../../roadshow.policy.ts';

export interface EntryListFilter {
  states?: readonly RoadshowEntryState[] | null;
  /** Part of the title or the number of the roadshow. */
  text?: string | null;
}

export const ENTRY_ORDER: SortKey<RoadshowEntry> = {
  expression: 'entry.created_at',
  direction: 'DESC',
  value: (entry) => entry.createdAt.toISOString(),
  type: 'timestamptz',
};

/** An entry by its id, whoever may see it; null for none. */
export async function entryOf({ app }: Scope, id: string): Promise<RoadshowEntry | null> {
  return isId(id) ? app.db.manager.findOneBy(RoadshowEntry, { id }) : null;
}

/**
 * A page of the entries of the unit that is acted for, and of those whose completer or speaker one is, the newest first.
 * @throws Refusal SIGN_IN_REQUIRED
 */
export function findOwnEntries(
  scope: Scope,
  filter: EntryListFilter,
  page: PageArgs,
): Promise<Page<RoadshowEntry>> {
  return keysetPage(ownEntries(scope, filter), page, ENTRY_ORDER);
}

/** The query of the list. @throws Refusal SIGN_IN_REQUIRED */
export function ownEntries(
  { app, actor }: Scope,
  { states, text }: EntryListFilter,
): SelectQueryBuilder<RoadshowEntry> {
  const { userId, organizationId } = requireUser(actor);
  const query = app.db.createQueryBuilder(RoadshowEntry, 'entry').where(
    new Brackets((where) => {
      where.where('entry.speakerUserId = :userId', { userId });
      where.orWhere(isCompleterSql('entry.result_id', ':userId', 'ACTIVE'), { userId });
      if (organizationId !== null && hasRole(actor, ENTRANT_SEES))
        where.orWhere('entry.organizationId = :organizationId', { organizationId });
    }),
  );
  if (states?.length) query.andWhere('entry.state IN (:...states)', { states });
  const wanted = text?.trim();
  if (wanted) {
    const named = query
      .subQuery()
      .select('roadshow.id')
      .from(Roadshow, 'roadshow')
      .where(
        'roadshow.id = entry.roadshowId AND (roadshow.title ILIKE :text OR roadshow.number ILIKE :text)',
      );
    query.andWhere(`EXISTS ${named.getQuery()}`, { text: `%${wanted.replace(/[\\%_]/g, '\\$&')}%` });
  }
  return query;
}
