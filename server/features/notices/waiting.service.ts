import type { Scope } from '../../platform/app.ts';
import { actingUser, hasRole } from '../../platform/auth/actor.ts';
import { startOfDay } from '../../platform/clock.ts';
import { addDays, type Calendars } from '../../platform/standards/calendar.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../platform/waiting.ts';
import { isCompleterSql } from '../results/completers/completer-condition.ts';
import { calendarsOf } from '../rulebook/calendars/calendars.service.ts';
import { HANDLES_OBJECTIONS, SEES_OBJECTIONS } from './notice.policy.ts';
import { OPEN_OBJECTIONS } from './notices.enums.ts';
import { termOf } from './objection-term.ts';

export type NoticesWaiting =
  | 'OBJECTION_DECIDE'
  | 'OBJECTION_ASSIGN'
  | 'OBJECTION_INVESTIGATE'
  | 'OBJECTION_PUBLISH'
  | 'OBJECTION_OPEN'
  | 'NOTICE_RUNNING';

const running: WaitingSource<NoticesWaiting> = {
  kind: 'NOTICE_RUNNING',
  from: 'public_notice notice',
  where: 'notice.organization_id = me.unit AND notice.voided_at IS NULL AND notice.ends_at > me.now',
  caseId: 'notice.id',
  title: 'notice.title',
  since: 'notice.published_at',
  until: 'notice.ends_at',
};

const ofUnit = 'objection.organization_id = me.unit';
/** Neither objector nor party of the case nor completer: the same as `isPartial`. */
const impartial = `objection.raised_by IS DISTINCT FROM me.user_id AND NOT (me.user_id = ANY (notice.party_user_ids))
  AND NOT ${isCompleterSql('notice.result_id', 'me.user_id')}`;

const objection = (kind: NoticesWaiting, where: string): WaitingSource<NoticesWaiting> => ({
  kind,
  from: 'objection JOIN public_notice notice ON notice.id = objection.notice_id',
  where: `${ofUnit} AND ${where}`,
  caseId: 'objection.id',
  title: 'notice.title',
  since: 'objection.raised_at',
  detail: 'objection.state',
});

const HANDLED = {
  OBJECTION_DECIDE: `(objection.state = 'RAISED' AND ${impartial})`,
  OBJECTION_ASSIGN: `(objection.state = 'ADMITTED' AND objection.investigator_id IS NULL AND ${impartial})`,
  OBJECTION_PUBLISH: `(objection.state = 'INVESTIGATED' AND ${impartial}
    AND objection.investigator_id IS DISTINCT FROM me.user_id)`,
};
const INVESTIGATED_BY_ME = `(objection.state = 'ADMITTED' AND objection.investigator_id IS NOT DISTINCT FROM me.user_id)`;

/**
 * Objections by what is to be done with them, those that are only overseen, and notices that run in the unit. Two
 * statements at most.
 */
export async function noticesWaiting(scope: Scope): Promise<Waiting<NoticesWaiting>[]> {
  const [calendars, waiting] = await Promise.all([
    calendarsOf(scope.app.db.manager),
    readWaiting(scope, [running, ...objectionSources(scope)]),
  ]);
  return waiting.map((one) => ({
    ...one,
    until: one.detail === 'RAISED' ? endOfTerm(one, calendars) : one.until,
  }));
}

function objectionSources({ actor }: Scope): WaitingSource<NoticesWaiting>[] {
  const handles = hasRole(actor, HANDLES_OBJECTIONS);
  const investigates = [...(actingUser(actor)?.roles ?? [])].some((role) => role !== 'SUPERVISOR');
  const handled = handles ? Object.entries(HANDLED) : [];
  const mine = [...handled.map(([, where]) => where), ...(investigates ? [INVESTIGATED_BY_ME] : [])];
  const open = `objection.state IN (${OPEN_OBJECTIONS.map((state) => `'${state}'`).join(', ')})`;
  return [
    ...handled.map(([kind, where]) => objection(kind as keyof typeof HANDLED, where)),
    ...(investigates ? [objection('OBJECTION_INVESTIGATE', INVESTIGATED_BY_ME)] : []),
    ...(hasRole(actor, SEES_OBJECTIONS)
      ? [objection('OBJECTION_OPEN', [open, ...mine.map((where) => `NOT ${where}`)].join(' AND '))]
      : []),
  ];
}

function endOfTerm({ since }: Waiting, calendars: Calendars): Date | null {
  const { day } = termOf({ raisedAt: since, decidedAt: null }, calendars);
  return day === null ? null : startOfDay(addDays(day, 1));
}
