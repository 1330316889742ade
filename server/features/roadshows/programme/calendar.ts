import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Scope } from '../../../platform/app.ts';
import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import { noRoadshow } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { findRoadshow } from '../events/reading/find-roadshows.service.ts';
import { localTime } from '../hall-time.ts';
import { WITH_PROGRAMME } from '../roadshow.enums.ts';
import { sessionsOfRoadshow } from '../roadshow.loaders.ts';
import { PAPER_WORDS } from './papers/paper-words.ts';

/**
 * A roadshow as a calendar file: one event, whose description has the sessions once the programme is public. Loaded again
 * after a change it replaces the earlier one, and a roadshow that was called off is taken out.
 * @throws Refusal NOT_FOUND
 */
export async function calendarOf(
  scope: Scope,
  roadshowId: string,
  language: FileLanguage,
): Promise<{ name: string; file: string }> {
  const { app } = scope;
  const roadshow = await findRoadshow(scope, roadshowId);
  if (!roadshow) throw noRoadshow();
  const hasProgramme = WITH_PROGRAMME.includes(roadshow.state);
  const sessions = hasProgramme
    ? ((await sessionsOfRoadshow.batch(app, [roadshow.id])).get(roadshow.id) ?? [])
    : [];
  const isCancelled = roadshow.state === 'CANCELLED';
  const address = `${app.config.publicUrl}/roadshows/${roadshow.id}`;
  const calendar = ical({
    name: roadshow.title,
    prodId: { company: 'Fruition', product: 'Roadshows', language: language === 'zh' ? 'ZH' : 'EN' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${roadshow.id}@fruition`,
    sequence: roadshow.version,
    stamp: roadshow.updatedAt,
    start: roadshow.startsAt,
    end: roadshow.endsAt,
    summary: roadshow.title,
    location: placeOf(roadshow, language),
    url: address,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    description: [
      roadshow.summary,
      ...sessions.map(
        ({ title, room, startsAt, endsAt }) => `${localTime(startsAt)}–${localTime(endsAt)} ${room} ${title}`,
      ),
      address,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  });
  return { name: roadshow.number, file: calendar.toString() };
}

function placeOf({ kind, address, hall }: Roadshow, language: FileLanguage): string {
  const place = [address, hall].filter(Boolean).join(' ');
  const online = PAPER_WORDS.online[language];
  if (kind === 'ONLINE') return online;
  return kind === 'BOTH' ? `${place} / ${online}` : place;
}
