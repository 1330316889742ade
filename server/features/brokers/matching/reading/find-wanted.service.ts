import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { BrokerWish } from '../data/broker-wish.entity.ts';
import { noSubject, readSubject, SEES_BROKERS, sideOfClient } from '../facts/subject.ts';
import { isWantedSql } from '../facts/wanted-condition.ts';
import type { WantedKind } from '../matching.enums.ts';

export interface WantedFilter {
  kinds?: readonly WantedKind[] | null;
  /** Codes of provincial sectors. */
  sectors?: readonly string[] | null;
  /** Province by GB/T 2260. */
  provinceCode?: string | null;
  /** Part of the title. */
  text?: string | null;
}

const MAX_TEXT = 100;

export const WANTED_ORDER: SortKey<BrokerWish> = {
  expression: 'wish.set_at',
  direction: 'DESC',
  value: ({ setAt }) => setAt.toISOString(),
  type: 'timestamptz',
};

/** What wants a broker today, the latest first, for brokers. @throws Refusal FORBIDDEN, TOO_LONG */
export function findWanted(scope: Scope, filter: WantedFilter, page: PageArgs): Promise<Page<BrokerWish>> {
  return keysetPage(wantedBoard(scope, filter), page, WANTED_ORDER);
}

/** The same as a query, for exports. */
export function wantedBoard(scope: Scope, filter: WantedFilter): SelectQueryBuilder<BrokerWish> {
  if (!hasRole(scope.actor, ['BROKER'])) throw new Refusal('FORBIDDEN');
  const query = scope.app.db
    .createQueryBuilder(BrokerWish, 'wish')
    .where(isWantedSql('wish'), { today: clock.today(), now: clock.now() });
  if (filter.kinds?.length) query.andWhere('wish.kind IN (:...kinds)', { kinds: filter.kinds });
  const of = (condition: string) =>
    `(EXISTS (SELECT FROM tech_result s WHERE s.id = wish.subject_id AND ${condition})
      OR EXISTS (SELECT FROM demand s WHERE s.id = wish.subject_id AND ${condition}))`;
  if (filter.sectors?.length) query.andWhere(of('s.sector IN (:...sectors)'), { sectors: filter.sectors });
  if (filter.provinceCode) {
    query.andWhere(of('s.province_code = :provinceCode'), { provinceCode: filter.provinceCode });
  }
  const text = filter.text?.trim() ?? '';
  if (text.length > MAX_TEXT) throw new Refusal('TOO_LONG', { field: 'text', params: { max: MAX_TEXT } });
  if (text !== '') {
    query.andWhere(of('s.title ILIKE :text'), {
      text: `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`,
    });
  }
  return query;
}

/**
 * The wish of a result or a demand, for its owner; taken back ones too. Null for none.
 * @throws Refusal NOT_FOUND for everybody else
 */
export async function findWish(
  { app, actor }: Scope,
  kind: WantedKind,
  subjectId: string,
): Promise<BrokerWish | null> {
  const subject = await readSubject(app, kind, subjectId);
  if (!subject || !hasRole(actor, SEES_BROKERS)) throw noSubject();
  sideOfClient(actor, subject, 'sees');
  return app.db.manager.findOneBy(BrokerWish, { kind, subjectId: subject.id });
}
