import { DAY_MS, startOfDay } from '../../../platform/clock.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import type { DatedGate } from '../content/demand-content.ts';
import type { MeasuredValue } from './race.entity.ts';
import type { GateState } from './race.enums.ts';

/** Days after which a value that nobody judged counts as confirmed: silence ends no race. */
export const SILENCE_DAYS = 10;
/** Days in which a lane may show anew what was refused, even when the day of the gate is over. */
const ANSWER_DAYS = 3;

type Due = Pick<DatedGate, 'dueOn'>;

/** The first moment at which a gate takes no more measured results: the end of its day. */
export function gateEnds({ dueOn }: Due): Date {
  return startOfDay(addDays(dueOn, 1));
}

/** From when a value without a verdict counts as confirmed: its days begin with the end of the gate's day, or of an answer when it is shown. */
export function silenceEnds(
  { dueOn }: Due,
  { isAnswer, shownAt }: Pick<MeasuredValue, 'isAnswer' | 'shownAt'>,
): Date {
  const ofAll = startOfDay(addDays(dueOn, 1 + SILENCE_DAYS));
  const ofAnswer = isAnswer ? Date.parse(shownAt) + SILENCE_DAYS * DAY_MS : 0;
  return new Date(Math.max(ofAll.getTime(), ofAnswer));
}

/** Until when a refused value can be shown anew; null where it cannot. */
export function answerEnds(gate: Due, { verdict, judgedAt, isAnswer }: MeasuredValue): Date | null {
  if (verdict !== 'REFUSED' || judgedAt === null || isAnswer) return null;
  const answerBy = Date.parse(judgedAt) + ANSWER_DAYS * DAY_MS;
  return new Date(Math.max(gateEnds(gate).getTime(), answerBy));
}

/** Whether a lane may show a value for a target now; `present` is what it has shown for it. */
export function mayShow(gate: Due, present: MeasuredValue | undefined, now: Date): boolean {
  if (now < gateEnds(gate)) return true;
  const until = present ? answerEnds(gate, present) : null;
  return until !== null && now < until;
}

/**
 * Whether a value can be judged: it waits for a verdict and silence has not confirmed it yet, or the poster refused it and
 * an expert looks at it.
 */
export function mayJudge(gate: Due, value: MeasuredValue, isExpert: boolean, now: Date): boolean {
  if (value.verdict === 'PENDING') return now < silenceEnds(gate, value);
  return isExpert && value.verdict === 'REFUSED' && !value.byExpert;
}

/** Whether a value counts at a moment: confirmed, or left without a word for too long. */
export function counts(gate: Due, value: MeasuredValue, now: Date): boolean {
  return value.verdict === 'CONFIRMED' || (value.verdict === 'PENDING' && now >= silenceEnds(gate, value));
}

/** The values of a lane that count at a moment, by target. */
export function countedValues(gate: Due, values: readonly MeasuredValue[], now: Date): Map<string, string> {
  const counted = values.filter((value) => counts(gate, value, now));
  return new Map(counted.map(({ targetId, value }) => [targetId, value]));
}

/**
 * Where the next gate to be closed stands.
 * @param values all that the lanes still in the race have shown for it
 */
export function openGateState(
  gate: Due,
  values: readonly MeasuredValue[],
  now: Date,
): Extract<GateState, 'TAKING' | 'JUDGING' | 'READY'> {
  if (now < gateEnds(gate)) return 'TAKING';
  return waitsUntil(gate, values, now) === null ? 'READY' : 'JUDGING';
}

/** Until when at the latest a gate whose day is over waits for verdicts and answers; null where it waits for nothing. */
export function waitsUntil(gate: Due, values: readonly MeasuredValue[], now: Date): Date | null {
  const ends = values.flatMap((value) => {
    const end = value.verdict === 'PENDING' ? silenceEnds(gate, value) : answerEnds(gate, value);
    return end !== null && now < end ? [end.getTime()] : [];
  });
  return ends.length === 0 ? null : new Date(Math.max(...ends));
}
