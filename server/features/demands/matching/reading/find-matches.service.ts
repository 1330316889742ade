import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { isPublishedSql } from '../../../results/catalogue/published-condition.ts';
import { isCompleterSql } from '../../../results/completers/completer-condition.ts';
import { noDemand } from '../../change-demand.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { DemandMatch } from '../data/match.entity.ts';
import type { MatchKind, MatchSide } from '../match.enums.ts';
import { UNIT_SEES } from '../matching.policy.ts';

export interface DemandMatchFilter {
  kind: MatchKind;
  /** Those that were put aside, instead of the others. */
  dismissed?: boolean | null;
}

export interface MyMatchFilter {
  resultId?: string | null;
  /** Only of results that the viewer made. */
  mine?: boolean | null;
  /** Only those where the other side wrote. */
  contacted?: boolean | null;
  dismissed?: boolean | null;
}

const BEST_FIRST: SortKey<DemandMatch> = {
  expression: 'match.score',
  direction: 'DESC',
  value: ({ score }) => String(score),
  type: 'integer',
};

const NEWEST_FIRST: SortKey<DemandMatch> = {
  expression: 'match.suggested_at',
  direction: 'DESC',
  value: ({ suggestedAt }) => suggestedAt.toISOString(),
  type: 'timestamptz',
};

/**
 * What was found for a demand of one kind, the best first, for its poster; results that left the catalogue are not there.
 * @throws Refusal NOT_FOUND for everybody else
 */
export async function findDemandMatches(
  scope: Scope,
  demandId: string,
  filter: DemandMatchFilter,
  page: PageArgs,
): Promise<Page<DemandMatch>> {
  const demand = await presentDemand(scope.app.db.manager, demandId);
  if (!demand || !demandPolicy.seePrivate(scope.actor, demand)) throw noDemand();
  const query = scope.app.db
    .createQueryBuilder(DemandMatch, 'match')
    .where('match.demandId = :demandId AND match.kind = :kind', { demandId, kind: filter.kind });
  if (filter.kind === 'RESULT') query.andWhere(isPublishedSql('match.subject_id'));
  putAside(query, 'POSTER', filter.dismissed === true);
  return keysetPage(query, page, BEST_FIRST);
}

/**
 * The open demands that fit published results of the viewer's unit, the last found first; a researcher without another
 * role sees those of own results. What was found for a whole unit or a person is there once the poster wrote.
 * @throws Refusal FORBIDDEN, NOT_FOUND
 */
export async function findMyMatches(
  scope: Scope,
  filter: MyMatchFilter,
  page: PageArgs,
): Promise<Page<DemandMatch>> {
  return keysetPage(myMatches(scope, filter), page, NEWEST_FIRST);
}

/** The same as a query, for exports. */
export function myMatches(scope: Scope, filter: MyMatchFilter): SelectQueryBuilder<DemandMatch> {
  const user = actingUser(scope.actor);
  if (!user || !hasRole(scope.actor, UNIT_SEES)) throw new Refusal('FORBIDDEN');
  if (filter.resultId && !isId(filter.resultId)) throw new Refusal('NOT_FOUND', { field: 'filter.resultId' });
  const query = scope.app.db
    .createQueryBuilder(DemandMatch, 'match')
    .where('match.organizationId = :unit', { unit: user.organizationId })
    .andWhere(
      `EXISTS (SELECT FROM demand d WHERE d.id = match.demand_id AND d.state = 'OPEN'
         AND (d.mode = 'PLAIN' OR d.bids_close_at > :now))`,
      { now: clock.now() },
    )
    .andWhere(
      new Brackets((or) =>
        or
          .where(`match.kind = 'RESULT' AND ${isPublishedSql('match.subject_id')}`)
          .orWhere(`match.kind <> 'RESULT' AND match.contacted_side = 'POSTER'`),
      ),
    );
  if (filter.resultId) query.andWhere('match.subjectId = :resultId', { resultId: filter.resultId });
  if (filter.contacted) query.andWhere('match.contactedAt IS NOT NULL');
  if (filter.mine || !hasRole(scope.actor, ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'])) {
    query.andWhere(`(${isCompleterSql('match.subject_id', ':me')} OR match.subject_id = :me)`, {
      me: user.userId,
    });
  }
  putAside(query, 'UNIT', filter.dismissed === true);
  return query;
}

function putAside(query: SelectQueryBuilder<DemandMatch>, side: MatchSide, dismissed: boolean): void {
  query.andWhere(
    `${dismissed ? '' : 'NOT '}EXISTS (SELECT FROM demand_match_dismissal d
       WHERE d.match_id = match.id AND d.side = :side)`,
    { side },
  );
}
