import type { Scope } from '../../platform/app.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import { isBeingDecidedSql } from '../decisions/decision-condition.ts';
import { isAnnouncedSql } from '../notices/notice-condition.ts';
import { isCompleterSql } from '../results/completers/completer-condition.ts';

export type GrantsWaiting =
  | 'GRANT_DECIDE'
  | 'GRANT_ANNOUNCE'
  | 'GRANT_SIGN'
  | 'GRANT_PUT_IN_FORCE'
  | 'GRANT_COMPLETE'
  | 'GRANT_ENDS';

/** Days before its last day on which a right of use that ends is shown. */
const ENDS_NEAR_DAYS = 30;

const ofUnit = 'own.organization_id = me.unit';
const isTeam = `(own.applied_by = me.user_id OR ${isCompleterSql('own.result_id', 'me.user_id')})`;

const grant = (kind: GrantsWaiting, where: string, until?: string): WaitingSource<GrantsWaiting> => ({
  kind,
  from: 'ownership_grant own',
  where: `${ofUnit} AND ${where}`,
  caseId: 'own.id',
  title: 'own.title',
  since: 'own.updated_at',
  userId: 'own.applied_by',
  ...(until ? { until } : {}),
});

const ends = (whose: string) =>
  grant(
    'GRANT_ENDS',
    `${whose} AND own.state = 'IN_FORCE' AND own.last_day <= me.today + ${ENDS_NEAR_DAYS}`,
    endOfDaySql('own.last_day'),
  );

const BY_OFFICE = [
  grant(
    'GRANT_DECIDE',
    `NOT ${isTeam} AND own.state = 'APPLIED' AND NOT ${isBeingDecidedSql('OwnershipGrant', 'own.id')}`,
  ),
  grant('GRANT_ANNOUNCE', `NOT ${isTeam} AND own.state = 'APPROVED'`),
  grant(
    'GRANT_SIGN',
    `NOT ${isTeam} AND own.state = 'ON_NOTICE' AND ${isAnnouncedSql('OwnershipGrant', 'own.id', 'me.now')}`,
  ),
  grant('GRANT_PUT_IN_FORCE', `NOT ${isTeam} AND own.state = 'AGREED'`),
  ends(`NOT ${isTeam}`),
];

/** What the applicant has still to hand in: the team's signed split, or texts of the agreement. */
const BY_APPLICANT = [
  grant(
    'GRANT_COMPLETE',
    `own.applied_by = me.user_id AND own.state = 'APPLIED' AND (own.split_file_id IS NULL
      OR EXISTS (SELECT FROM jsonb_each_text(own.agreement) AS term WHERE term.value = ''))`,
  ),
  ends('own.applied_by = me.user_id'),
];

/** Grants by their next step: of the office, four eyes kept, and of who applied. */
export function grantsWaiting(scope: Scope): Promise<Waiting<GrantsWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['OFFICER']) ? BY_OFFICE : []),
    ...(hasRole(scope.actor, ['RESEARCHER']) ? BY_APPLICANT : []),
  ]);
}
