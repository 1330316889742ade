import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock, DAY_MS } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { Roadshow } from '../data/roadshow.entity.ts';

/** What the organiser writes about a roadshow. */
export type RoadshowContent = Pick<
  Roadshow,
  | 'title'
  | 'summary'
  | 'kind'
  | 'regionCode'
  | 'address'
  | 'hall'
  | 'url'
  | 'sectors'
  | 'languages'
  | 'startsAt'
  | 'endsAt'
  | 'entriesUntil'
  | 'registerUntil'
  | 'capacity'
  | 'needsApproval'
  | 'isContest'
  | 'entryMinutes'
  | 'gapMinutes'
  | 'tables'
  | 'slotCount'
  | 'slotMinutes'
  | 'slotsStartAt'
>;

/** What a new roadshow has until its organiser says otherwise: entries until two weeks before, guests until a day before. */
export function usualContent({
  startsAt,
  endsAt,
  ...known
}: Pick<RoadshowContent, 'title' | 'kind' | 'startsAt' | 'endsAt'>): RoadshowContent {
  return {
    ...known,
    startsAt,
    endsAt,
    summary: '',
    regionCode: null,
    address: null,
    hall: null,
    url: null,
    sectors: [],
    languages: ['ZH'],
    entriesUntil: before(startsAt, 14),
    registerUntil: before(startsAt, 1),
    capacity: 100,
    needsApproval: true,
    isContest: false,
    entryMinutes: 10,
    gapMinutes: 2,
    tables: 0,
    slotCount: 0,
    slotMinutes: 20,
    slotsStartAt: null,
  };
}

/** A draft of the organiser, as it begins. */
export function newRoadshow(
  { actor }: Scope,
  {
    organizationId,
    number,
    seriesId = null,
  }: { organizationId: string; number: string; seriesId?: string | null },
  content: RoadshowContent,
): Roadshow {
  const now = clock.now();
  return Object.assign(new Roadshow(), content, {
    id: newId(),
    number,
    organizationId,
    seriesId,
    state: 'DRAFT' as const,
    version: 1,
    createdBy: actingUser(actor)?.userId ?? null,
    createdAt: now,
    updatedAt: now,
    publishedAt: null,
    programmeAt: null,
    rescheduledAt: null,
    earlierStartsAt: null,
    closedAt: null,
    cancelledAt: null,
    reason: null,
  });
}

/** Some days before the start; the start itself where that is over already. */
function before(startsAt: Date, days: number): Date {
  const moment = new Date(startsAt.getTime() - days * DAY_MS);
  return moment > clock.now() ? moment : startsAt;
}
