import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { pageSize } from '../../../../platform/database/page.ts';
import { knownBrokers } from '../facts/known-brokers.ts';
import { noSubject, readSubject, sideOfClient } from '../facts/subject.ts';
import type { BrokerSubjectKind } from '../matching.enums.ts';
import { type RankedBroker, rankBrokers } from '../signals/rank-brokers.ts';

export interface RankFor {
  kind: BrokerSubjectKind;
  subjectId: string;
}

/** The best brokers for a subject, with how many were looked at. */
export interface BrokerRanking {
  /** Those who can be engaged, the best first. */
  ranked: RankedBroker[];
  /** Those who cannot, with the reason; the nearest first. */
  barred: RankedBroker[];
  considered: number;
}

/**
 * Brokers for a result, a demand or a deal, for the side that looks for one: each with reasons, criterion by criterion,
 * and those with a conflict of interest apart. A constant number of statements.
 * @param first how many of each; 20 unless told, 100 at most
 * @throws Refusal NOT_FOUND for who may not know of it, LIMIT
 */
export async function brokersFor(
  { app, actor }: Scope,
  { kind, subjectId }: RankFor,
  first: number | null,
): Promise<BrokerRanking> {
  const most = pageSize(first);
  const subject = await readSubject(app, kind, subjectId);
  if (!subject) throw noSubject();
  const { organizationId } = sideOfClient(actor, subject, 'sees');
  const candidates = await knownBrokers(app.db.manager, subject, organizationId, clock.now());
  const all = rankBrokers(subject, candidates);
  const [ranked, barred] = [true, false].map((free) =>
    all.filter(({ bars }) => (bars.length === 0) === free).slice(0, most),
  );
  return { ranked: ranked ?? [], barred: barred ?? [], considered: all.length };
}
