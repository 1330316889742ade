import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import { isCompleterSql } from './completers/completer-condition.ts';

export type ResultsWaiting =
  | 'RESULT_REVIEW'
  | 'RESULT_SCREEN'
  | 'RESULT_PUBLISH'
  | 'RESULT_RETURNED'
  | 'RESULT_DRAFT'
  | 'RESULT_CONVERT'
  | 'RESULT_IN_REVIEW'
  | 'REPORT_ANSWER'
  | 'DISPUTE_DECIDE';

/** Days before it on which a deadline of conversion (REG-8) is shown. */
const CONVERSION_NEAR_DAYS = 90;

const ofUnit = 'result.organization_id = me.unit';
const isOwn = isCompleterSql('result.id', 'me.user_id');
const isAuthor = `(${isCompleterSql('result.id', 'me.user_id', 'ACTIVE')} OR (result.created_by = me.user_id AND NOT ${isOwn}))`;

const result = {
  from: 'tech_result result',
  caseId: 'result.id',
  title: 'result.title',
  reference: 'result.register_number',
};

/** What an officer does, who is neither completer nor the one who handed it in (four eyes). */
const review: WaitingSource<ResultsWaiting> = {
  ...result,
  kind: 'RESULT_REVIEW',
  where: `${ofUnit} AND result.state IN ('DISCLOSED', 'UNDER_REVIEW')
    AND result.disclosed_by IS DISTINCT FROM me.user_id AND NOT ${isOwn}`,
  since: 'COALESCE(result.disclosed_at, result.updated_at)',
};

const screen: WaitingSource<ResultsWaiting> = {
  ...result,
  kind: 'RESULT_SCREEN',
  where: `${ofUnit} AND result.state = 'REGISTERED' AND result.security_screening = 'NOT_SCREENED' AND NOT ${isOwn}`,
  since: 'COALESCE(result.registered_at, result.updated_at)',
};

const publish: WaitingSource<ResultsWaiting> = {
  ...screen,
  kind: 'RESULT_PUBLISH',
  where: `${ofUnit} AND result.state = 'REGISTERED' AND result.security_screening = 'CLEAR' AND NOT ${isOwn}`,
};

const reports: WaitingSource<ResultsWaiting> = {
  ...result,
  kind: 'REPORT_ANSWER',
  from: 'entry_report report JOIN tech_result result ON result.id = report.result_id',
  id: 'report.id',
  where: `report.organization_id = me.unit AND report.state = 'OPEN' AND NOT ${isOwn}`,
  since: 'report.at',
};

const disputes: WaitingSource<ResultsWaiting> = {
  ...result,
  kind: 'DISPUTE_DECIDE',
  from: 'order_dispute dispute JOIN tech_result result ON result.id = dispute.result_id',
  id: 'dispute.id',
  where: `${ofUnit} AND dispute.state = 'OPEN' AND NOT ${isOwn}`,
  since: 'dispute.at',
};

const conversion = (whose: string): WaitingSource<ResultsWaiting> => ({
  ...result,
  kind: 'RESULT_CONVERT',
  where: `${ofUnit} AND ${whose} AND result.state IN ('REGISTERED', 'PUBLISHED')
    AND result.conversion_status <> 'CONVERTED' AND result.conversion_deadline <= me.today + ${CONVERSION_NEAR_DAYS}`,
  since: 'COALESCE(result.registered_at, result.updated_at)',
  until: endOfDaySql('result.conversion_deadline'),
});

const written = (
  kind: ResultsWaiting,
  states: string,
  whose: string = isAuthor,
): WaitingSource<ResultsWaiting> => ({
  ...result,
  kind,
  where: `${ofUnit} AND ${whose} AND result.state IN (${states})`,
  since: 'result.updated_at',
});

/** What officers review, publish and answer, and what completers write and follow. */
export function resultsWaiting(scope: Scope): Promise<Waiting<ResultsWaiting>[]> {
  const isOfficer = hasRole(scope.actor, ['OFFICER']);
  const isResearcher = hasRole(scope.actor, ['RESEARCHER']);
  return readWaiting(scope, [
    ...(isOfficer ? [review, screen, publish, reports, disputes, conversion('true')] : []),
    ...(isResearcher
      ? [
          written('RESULT_RETURNED', `'RETURNED'`),
          written('RESULT_DRAFT', `'DRAFT'`),
          written('RESULT_IN_REVIEW', `'DISCLOSED', 'UNDER_REVIEW'`, isOwn),
        ]
      : []),
    ...(isResearcher && !isOfficer ? [conversion(isOwn)] : []),
  ]);
}
