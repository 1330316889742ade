import { In } from 'typeorm';
import type { Scope } from '../../platform/app.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { type CaseKey, type CaseType, caseKey, ofCases } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../platform/database/page.ts';
import { Refusal } from '../../platform/errors.ts';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { noticePolicy } from './notice.policy.ts';
import type { NoticeAudience, NoticeKind, NoticeState } from './notices.enums.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** Notices by id: whoever asks has decided that they may be seen. */
export const noticeById = loadOne('noticeById', async (app, ids) => {
  const notices = await app.db.manager.findBy(PublicNotice, { id: In([...ids]) });
  return new Map(notices.map((notice) => [notice.id, notice]));
});

/**
 * Notices of cases by `caseKey`, the latest first; one statement for any number of cases. Whoever asks has decided that
 * they may be seen.
 */
export const noticesOfCase = loadMany('noticesOfCase', async (app, keys: readonly CaseKey[]) => {
  const notices = await app.db
    .createQueryBuilder(PublicNotice, 'notice')
    .where(ofCases('notice', keys))
    .orderBy('notice.publishedAt', 'DESC')
    .addOrderBy('notice.id', 'DESC')
    .getMany();
  return groupBy(notices, caseKey);
});

/** Narrows the board; what is absent does not matter. */
export interface NoticeFilter {
  /** Of this unit. */
  organizationId?: string | null;
  states?: readonly NoticeState[] | null;
  /** UNIT: the board of the unit acted for; EVERYONE: the public board. */
  audience?: NoticeAudience | null;
  kinds?: readonly NoticeKind[] | null;
  caseType?: CaseType | null;
  caseId?: string | null;
}

export const NOTICE_ORDER: SortKey<PublicNotice> = {
  expression: 'notice.publishedAt',
  direction: 'DESC',
  value: (notice) => notice.publishedAt.toISOString(),
  type: 'timestamptz',
};

/** The board that the actor may read: public notices, those of the unit acted for, those of cases it is a side of. */
export function findNotices(scope: Scope, filter: NoticeFilter, page: PageArgs): Promise<Page<PublicNotice>> {
  return keysetPage(visibleNotices(scope, filter), page, NOTICE_ORDER);
}

/** The notices that `findNotices` pages through. */
export function visibleNotices({ app, actor }: Scope, filter: NoticeFilter) {
  const own = actingUser(actor)?.organizationId ?? null;
  const query = app.db
    .createQueryBuilder(PublicNotice, 'notice')
    .where(
      own === null
        ? `notice.audience = 'EVERYONE'`
        : `(notice.audience = 'EVERYONE' OR notice.organizationId = :own OR :own = ANY(notice.partyOrganizationIds))`,
      { own },
    );
  if (filter.audience === 'EVERYONE') query.andWhere(`notice.audience = 'EVERYONE'`);
  if (filter.audience === 'UNIT') query.andWhere('notice.organizationId = :own', { own });
  for (const field of ['organizationId', 'caseId'] as const) {
    const id = filter[field];
    if (!id) continue;
    if (!isId(id)) throw new Refusal('INVALID', { field });
    query.andWhere(`notice.${field} = :${field}`, { [field]: id });
  }
  if (filter.caseType) query.andWhere('notice.caseType = :caseType', { caseType: filter.caseType });
  if (filter.kinds?.length) query.andWhere('notice.kind IN (:...kinds)', { kinds: filter.kinds });
  if (filter.states?.length) {
    const conditions = filter.states.map((state) => CONDITIONS[state]).join(' OR ');
    query.andWhere(`(${conditions})`, { now: clock.now() });
  }
  return query;
}

const CONDITIONS: Readonly<Record<NoticeState, string>> = {
  RUNNING: '(notice.voidedAt IS NULL AND notice.endsAt > :now)',
  ENDED: '(notice.voidedAt IS NULL AND notice.endsAt <= :now)',
  VOID: 'notice.voidedAt IS NOT NULL',
};

/** A notice that the actor may see; null for all others, as for one that is not there. */
export async function findNotice({ app, actor }: Scope, id: string): Promise<PublicNotice | null> {
  const notice = isId(id) ? await app.db.manager.findOneBy(PublicNotice, { id }) : null;
  return notice && noticePolicy.see(actor, notice) ? notice : null;
}
