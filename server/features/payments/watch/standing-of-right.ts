import { addDays, addYears, daysBetween } from '../../../platform/standards/calendar.ts';
import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import type { RightKind } from '../../results/result.enums.ts';
import type { Day } from '../plan/plan.types.ts';
import type { RightMark } from './right-mark.entity.ts';
import type { RightStanding } from './watch.enums.ts';

/** A right as the result has it. */
export interface WatchedRight {
  kind: RightKind;
  number: string | null;
  position: number;
  appliedOn: Day | null;
  expiresOn: Day | null;
}

export type Mark = Pick<RightMark, 'kind' | 'on' | 'paidUntil'>;

/** How a right stands on a day. */
export interface RightReading {
  standing: RightStanding;
  /** Last day of its term; null where it has none that is known. */
  expiresOn: Day | null;
  /** Last day that the fees paid cover; null where nobody recorded it. */
  paidUntil: Day | null;
  /** Last day on which the next annual fee is in time; null for rights without one. */
  feeDueOn: Day | null;
  /** Last day on which it can still be paid with a surcharge. */
  graceUntil: Day | null;
  lapsedOn: Day | null;
}

/** Days before a fee or the end of a term on which it is warned about, the furthest first. */
export const WARNED_DAYS = [60, 30, 7] as const;
/** Months after its day within which a fee can be paid late (专利法实施细则: 六个月). */
const GRACE_MONTHS = 6;
/** Designs have 15 years if applied for since then, 10 before (专利法 42, 2021-06-01). */
const DESIGNS_LONGER_SINCE = '2021-06-01';

/** The name of a right that stays when the result is edited: its number, else its kind and place. */
export function rightKeyOf({
  kind,
  number,
  position,
}: Pick<WatchedRight, 'kind' | 'number' | 'position'>): string {
  return number ?? `${kind}:${position}`;
}

/** How a right stands, by its days and everything that was recorded of it, the oldest first. */
export function standingOfRight(right: WatchedRight, marks: readonly Mark[], today: Day): RightReading {
  const expiresOn = right.expiresOn ?? termEnd(right);
  const paidUntil = marks
    .flatMap(({ kind, paidUntil: until }) => (kind === 'FEE_PAID' && until !== null ? until : []))
    .sort()
    .at(-1);
  const lapse = marks.filter(({ kind }) => kind !== 'FEE_PAID').at(-1);
  const lapsedOn = lapse?.kind === 'LAPSED' ? lapse.on : null;
  const feeDueOn = hasFees(right) ? nextFee(right, paidUntil ?? null, expiresOn, today) : null;
  const graceUntil = feeDueOn === null ? null : monthsLater(feeDueOn, GRACE_MONTHS);
  const reading = { expiresOn, paidUntil: paidUntil ?? null, feeDueOn, graceUntil, lapsedOn };
  return { ...reading, standing: standing(reading, hasFees(right), today) };
}

function standing(reading: Omit<RightReading, 'standing'>, fees: boolean, today: Day): RightStanding {
  const { expiresOn, paidUntil, feeDueOn, graceUntil, lapsedOn } = reading;
  if (lapsedOn !== null) return 'LAPSED';
  if (expiresOn !== null && expiresOn < today) return 'EXPIRED';
  if (!fees) return expiresOn === null ? 'UNWATCHED' : 'IN_FORCE';
  if (paidUntil === null) return 'FEE_UNKNOWN';
  if (feeDueOn === null) return 'IN_FORCE';
  if (graceUntil !== null && graceUntil < today) return 'GRACE_OVER';
  if (feeDueOn < today) return 'IN_GRACE';
  return daysBetween(today, feeDueOn) <= WARNED_DAYS[0] ? 'FEE_NEAR' : 'IN_FORCE';
}

/** The fee of a year is due before the year before is over, on the day of the application (申请日相应日). */
function nextFee(
  { appliedOn }: WatchedRight,
  paidUntil: Day | null,
  expiresOn: Day | null,
  today: Day,
): Day | null {
  const due = paidUntil ?? (appliedOn === null ? null : anniversaryAfter(appliedOn, today));
  return due === null || (expiresOn !== null && due >= expiresOn) ? null : due;
}

/** The eve of the next anniversary of a day, not before another. */
function anniversaryAfter(day: Day, from: Day): Day {
  let years = Math.max(1, Number(from.slice(0, 4)) - Number(day.slice(0, 4)));
  while (dayBefore(addYears(day, years)) < from) years += 1;
  return dayBefore(addYears(day, years));
}

function hasFees({ kind }: WatchedRight): boolean {
  return TERM_YEARS[kind] !== undefined;
}

/** Years from the application, of rights with annual fees (专利法 42). */
const TERM_YEARS: Readonly<Partial<Record<RightKind, number>>> = {
  INVENTION_PATENT: 20,
  UTILITY_MODEL_PATENT: 10,
  DESIGN_PATENT: 15,
};

function termEnd({ kind, appliedOn }: WatchedRight): Day | null {
  const years = TERM_YEARS[kind];
  if (appliedOn === null || years === undefined) return null;
  const short = kind === 'DESIGN_PATENT' && appliedOn < DESIGNS_LONGER_SINCE;
  return addDays(addYears(appliedOn, short ? 10 : years), -1);
}
