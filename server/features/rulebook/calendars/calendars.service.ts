import { v5 } from 'uuid';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import {
  BUILT_IN_CALENDARS,
  type Calendars,
  calendarProblem,
  type DaySpan,
  type YearCalendar,
} from '../../../platform/standards/calendar.ts';
import { documentPolicy } from '../rulebook.policy.ts';
import { LoadedCalendar } from './loaded-calendar.entity.ts';

/** Makes a year into the id of its audit chain. */
const CALENDAR_NAMESPACE = 'd7a1c7b4-6d0e-4c3a-9f35-7d8e5f1f4b02';
const MAX_SOURCE = 500;
const MOST_DAYS = 60;

/** A calendar in use; `loaded` is null for one that comes with the product. */
export interface WorkingCalendarReading extends YearCalendar {
  loaded: { source: string; at: Date; authorMembershipId: string } | null;
}

/** The working calendars in use by year: those that operators loaded before those that come with the product. One statement. */
export async function calendarsOf(tx: Transaction): Promise<Calendars> {
  return new Map((await workingCalendars(tx)).map((calendar) => [calendar.year, calendar]));
}

/** The same as a list by year, with where each comes from. One statement. */
export async function workingCalendars(tx: Transaction): Promise<WorkingCalendarReading[]> {
  const rows = await tx
    .createQueryBuilder(LoadedCalendar, 'calendar')
    .distinctOn(['calendar.year'])
    .orderBy('calendar.year')
    .addOrderBy('calendar.at', 'DESC')
    .addOrderBy('calendar.id', 'DESC')
    .getMany();
  const builtIn = [...BUILT_IN_CALENDARS.values()].map((calendar) => ({ ...calendar, loaded: null }));
  const loaded = rows.map(({ year, daysOff, daysWorked, source, at, authorMembershipId }) => ({
    year,
    daysOff,
    daysWorked,
    loaded: { source, at, authorMembershipId },
  }));
  const byYear = new Map<number, WorkingCalendarReading>(
    [...builtIn, ...loaded].map((calendar) => [calendar.year, calendar]),
  );
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

export interface LoadCalendar {
  year: number;
  daysOff: readonly DaySpan[];
  daysWorked: readonly string[];
  source: string;
}

/**
 * Loads the working calendar of a year, or a corrected one. For operators.
 * @throws Refusal FORBIDDEN, REQUIRED or TOO_LONG for the source, LIMIT for too many days, INVALID with what is wrong
 *   with the calendar
 */
export function loadCalendar(scope: Scope, input: LoadCalendar): Promise<WorkingCalendarReading> {
  return inTransaction(scope.app.db, async (tx) => {
    authorize(documentPolicy, scope.actor, 'loadCalendar', null);
    const authorMembershipId = requireUser(scope.actor).membershipId;
    if (!authorMembershipId) throw new Refusal('FORBIDDEN');
    const calendar = checked(input);
    const { source, ...days } = calendar;
    const at = clock.now();
    await tx.insert(LoadedCalendar, { id: newId(), ...calendar, authorMembershipId, at });
    await audit(tx, scope, {
      caseType: 'WorkingCalendar',
      caseId: v5(String(days.year), CALENDAR_NAMESPACE),
      action: 'loadCalendar',
      facts: { ...calendar },
    });
    return { ...days, loaded: { source, at, authorMembershipId } };
  });
}

function checked(input: LoadCalendar) {
  const source = input.source.trim();
  if (source === '') throw new Refusal('REQUIRED', { field: 'source' });
  if (source.length > MAX_SOURCE)
    throw new Refusal('TOO_LONG', { field: 'source', params: { max: MAX_SOURCE } });
  for (const field of ['daysOff', 'daysWorked'] as const) {
    if (input[field].length > MOST_DAYS) throw new Refusal('LIMIT', { field, params: { max: MOST_DAYS } });
  }
  const calendar = {
    year: input.year,
    daysOff: input.daysOff.map(({ from, to }) => ({ from, to })).sort((a, b) => a.from.localeCompare(b.from)),
    daysWorked: [...new Set(input.daysWorked)].sort(),
  };
  const problem = calendarProblem(calendar);
  if (problem) throw new Refusal('INVALID', { field: 'daysOff', params: { reason: 'CALENDAR', problem } });
  return { ...calendar, source };
}
