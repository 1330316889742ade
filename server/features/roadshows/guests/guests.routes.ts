import { Router } from 'express';
import { In } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { type Asked, batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { sector } from '../../../platform/standards/sectors.ts';
import { User } from '../../accounts/accounts.types.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import type { RoadshowGuest } from '../data/guest.entity.ts';
import { GuestStateEnum } from '../hall.enums.ts';
import { localMoment } from '../hall-time.ts';
import { roadshowById } from '../roadshow.loaders.ts';
import { serveWorkbook } from '../workbook.ts';
import { GUEST_ORDER, guestsOf, ownGuests, roadshowWithGuests } from './find-guests.service.ts';
import { GUEST_HEADINGS, GUEST_KINDS, GUEST_STATES, OWN_HEADINGS, YES_NO } from './guests.words.ts';

/**
 * `GET /roadshows/guests.csv` and `.xlsx` (`?roadshow=`, `states`, `text`): the guests, for the organiser;
 * `GET /roadshows/mine.csv`: the own registrations. All take `lang`.
 */
export function guestRoutes(app: App, scopeOf: ResolveScope): Router {
  return Router()
    .get('/roadshows/guests.csv', serveList(scopeOf, 'guests', guestLines))
    .get('/roadshows/guests.xlsx', serveWorkbook(app, scopeOf, 'guests', guestLines))
    .get('/roadshows/mine.csv', serveList(scopeOf, 'my-roadshows', ownLines));
}

async function* guestLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const { id } = await roadshowWithGuests(scope, asked.one('roadshow') ?? '');
  const filter = { states: asked.codes('states', GuestStateEnum), text: asked.one('text') };
  yield GUEST_HEADINGS[asked.language];
  for await (const guests of batches(guestsOf(scope.app, id, filter), GUEST_ORDER)) {
    const { manager } = scope.app.db;
    const names = await organizationNames(
      manager,
      guests.map(({ organizationId }) => organizationId),
    );
    const users = await manager.findBy(User, { id: In(guests.map(({ userId }) => userId)) });
    const people = new Map(users.map((user) => [user.id, user]));
    for (const guest of guests)
      yield lineOf(guest, people.get(guest.userId), names.get(guest.organizationId) ?? '', asked.language);
  }
}

function lineOf(
  guest: RoadshowGuest,
  person: Pick<User, 'name' | 'email'> | undefined,
  organization: string,
  language: FileLanguage,
): string[] {
  const kinds = GUEST_KINDS[language];
  const said = YES_NO[language];
  return [
    person?.name ?? '',
    organization,
    guest.isBroker ? kinds.broker : kinds.enterprise,
    person?.email ?? '',
    GUEST_STATES[language][guest.state],
    guest.state === 'APPROVED' ? guest.code : '',
    localMoment(guest.registeredAt),
    guest.checkedInAt ? localMoment(guest.checkedInAt) : '',
    guest.interests.map((code) => sector(code)?.[language] ?? code).join(language === 'zh' ? '、' : ', '),
    guest.wantsTables ? said.yes : said.no,
    guest.note,
  ];
}

async function* ownLines(scope: Scope, { language }: Asked): AsyncGenerator<readonly string[]> {
  const query = ownGuests(scope);
  yield OWN_HEADINGS[language];
  for await (const guests of batches(query, GUEST_ORDER)) {
    const roadshows = await roadshowById.batch(scope.app, [
      ...new Set(guests.map(({ roadshowId }) => roadshowId)),
    ]);
    for (const { roadshowId, state, code, checkedInAt } of guests) {
      const roadshow = roadshows.get(roadshowId);
      yield [
        roadshow?.number ?? '',
        roadshow?.title ?? '',
        roadshow ? localMoment(roadshow.startsAt) : '',
        GUEST_STATES[language][state],
        state === 'APPROVED' ? code : '',
        checkedInAt ? localMoment(checkedInAt) : '',
      ];
    }
  }
}
