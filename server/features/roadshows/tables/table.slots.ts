import type { Roadshow } from '../data/roadshow.entity.ts';
import { minutesAfter } from '../hall-time.ts';

/** A time at which one sits down at the tables. */
export interface TableSlot {
  /** From 1. */
  number: number;
  startsAt: Date;
  endsAt: Date;
}

/** The slots of a roadshow one after the other; none without tables. */
export function slotsOf({
  tables,
  slotCount,
  slotMinutes,
  slotsStartAt,
}: Pick<Roadshow, 'tables' | 'slotCount' | 'slotMinutes' | 'slotsStartAt'>): TableSlot[] {
  if (tables === 0 || !slotsStartAt) return [];
  return Array.from({ length: slotCount }, (_, index) => ({
    number: index + 1,
    startsAt: minutesAfter(slotsStartAt, index * slotMinutes),
    endsAt: minutesAfter(slotsStartAt, (index + 1) * slotMinutes),
  }));
}

/** Numbers of the slots during which something of so many minutes is on. */
export function slotsDuring(slots: readonly TableSlot[], startsAt: Date | null, minutes: number): number[] {
  if (!startsAt) return [];
  const endsAt = minutesAfter(startsAt, minutes);
  return slots.filter((slot) => slot.startsAt < endsAt && startsAt < slot.endsAt).map(({ number }) => number);
}
