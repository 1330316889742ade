import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { noRoadshow } from '../change-roadshow.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import type { GuestState } from '../hall.enums.ts';
import { lockHall } from '../hall.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import { comesToRoadshows } from './guest.policy.ts';
import type {
  GuestFigures,
  RegistrationObstacle,
  RoadshowRegistration,
  RoadshowRoster,
} from './guests.types.ts';
import { findOwnGuest } from './own-guest.ts';
import { TAKES_GUESTS } from './register.service.ts';

/** Guests that a door's phone keeps; larger halls have several doors. */
const MOST_ON_ROSTER = 3000;

export const GUEST_ORDER: SortKey<RoadshowGuest> = {
  expression: 'guest.registeredAt',
  direction: 'DESC',
  value: ({ registeredAt }) => registeredAt.toISOString(),
  type: 'timestamptz',
};

export interface GuestFilter {
  states?: readonly GuestState[] | null;
  /** In the name of the guest or of the organisation. */
  text?: string | null;
  checkedIn?: boolean | null;
}

/** A roadshow whose guests the actor may see. @throws Refusal NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN */
export async function roadshowWithGuests({ app, actor }: Scope, roadshowId: string): Promise<Roadshow> {
  const roadshow = await presentRoadshow(app.db.manager, roadshowId);
  if (!roadshow || !roadshowPolicy.see(actor, roadshow)) throw noRoadshow();
  authorize(roadshowPolicy, actor, 'seePrivate', roadshow);
  return roadshow;
}

/** The guests of a roadshow for its organiser, who registered last first. @throws as `roadshowWithGuests` */
export async function findGuests(
  scope: Scope,
  roadshowId: string,
  filter: GuestFilter,
  page: PageArgs,
): Promise<Page<RoadshowGuest>> {
  const { id } = await roadshowWithGuests(scope, roadshowId);
  return keysetPage(guestsOf(scope.app, id, filter), page, GUEST_ORDER);
}

/** What `findGuests` pages through. */
export function guestsOf(
  { db }: App,
  roadshowId: string,
  filter: GuestFilter,
): SelectQueryBuilder<RoadshowGuest> {
  const query = db
    .createQueryBuilder(RoadshowGuest, 'guest')
    .where('guest.roadshowId = :roadshowId', { roadshowId });
  if (filter.states?.length) query.andWhere('guest.state IN (:...states)', { states: filter.states });
  if (filter.checkedIn != null)
    query.andWhere(`guest.checkedInAt IS ${filter.checkedIn ? 'NOT NULL' : 'NULL'}`);
  const text = filter.text?.trim();
  if (text) {
    const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    query.andWhere(
      new Brackets((any) =>
        any
          .where('guest.userId IN (SELECT id FROM user_account WHERE name ILIKE :like)', { like })
          .orWhere('guest.organizationId IN (SELECT id FROM organization WHERE name ILIKE :like)', { like }),
      ),
    );
  }
  return query;
}

/** The actor's own registrations, the latest first. @throws Refusal SIGN_IN_REQUIRED */
export function findOwnGuests(scope: Scope, page: PageArgs): Promise<Page<RoadshowGuest>> {
  return keysetPage(ownGuests(scope), page, GUEST_ORDER);
}

/** What `findOwnGuests` pages through. */
export function ownGuests({ app, actor }: Scope): SelectQueryBuilder<RoadshowGuest> {
  const { userId } = requireUser(actor);
  return app.db.createQueryBuilder(RoadshowGuest, 'guest').where('guest.userId = :userId', { userId });
}

/** How many guests a roadshow has, by id; one statement for any number. */
export const guestFigures = loadOne('roadshowGuestFigures', async (app, roadshowIds) => {
  const rows = await app.db.query<({ id: string } & GuestFigures)[]>(
    `SELECT roadshow_id AS id, CAST(count(*) FILTER (WHERE state = 'REGISTERED') AS integer) AS registered,
       CAST(count(*) FILTER (WHERE state = 'APPROVED') AS integer) AS seated,
       CAST(count(*) FILTER (WHERE state = 'WAITING') AS integer) AS waiting,
       CAST(count(checked_in_at) AS integer) AS "checkedIn"
     FROM roadshow_guest WHERE roadshow_id = ANY ($1::uuid[]) GROUP BY roadshow_id`,
    [[...roadshowIds]],
  );
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
});

/** Places on the waiting list, from 1, by registration; one statement for any number. */
export const queuePlace = loadOne('roadshowQueuePlace', async (app, guestIds) => {
  const rows = await app.db.query<{ id: string; place: number }[]>(
    `SELECT id, CAST(place AS integer) AS place FROM (
       SELECT id, row_number() OVER (PARTITION BY roadshow_id ORDER BY queued_at, id) AS place
       FROM roadshow_guest WHERE state = 'WAITING'
         AND roadshow_id IN (SELECT roadshow_id FROM roadshow_guest WHERE id = ANY ($1::uuid[]))
     ) AS queue WHERE id = ANY ($1::uuid[])`,
    [[...guestIds]],
  );
  return new Map(rows.map(({ id, place }) => [id, place]));
});

/** How the actor stands to a roadshow; null for one that they may not know of. */
export async function findRegistration(
  scope: Scope,
  roadshowId: string,
): Promise<RoadshowRegistration | null> {
  const { app, actor } = scope;
  const roadshow = await presentRoadshow(app.db.manager, roadshowId);
  if (!roadshow || !roadshowPolicy.see(actor, roadshow)) return null;
  const guest = actor.kind === 'visitor' ? null : await findOwnGuest(app.db.manager, scope, roadshow.id);
  const figures = (await guestFigures.batch(app, [roadshow.id])).get(roadshow.id);
  return {
    id: roadshow.id,
    guest,
    obstacle: obstacleOf(scope, roadshow, guest),
    free: Math.max(0, roadshow.capacity - (figures?.seated ?? 0)),
    waiting: figures?.waiting ?? 0,
    mayOrganise: roadshowPolicy.organise(actor, roadshow),
    url: guest?.state === 'APPROVED' || roadshowPolicy.organise(actor, roadshow) ? roadshow.url : null,
  };
}

function obstacleOf(
  { actor }: Scope,
  roadshow: Roadshow,
  guest: RoadshowGuest | null,
): RegistrationObstacle | null {
  if (guest && guest.state !== 'CANCELLED') return 'REGISTERED';
  if (!TAKES_GUESTS.includes(roadshow.state)) return 'NOT_OPEN';
  if (clock.now() >= roadshow.registerUntil) return 'LATE';
  if (actor.kind === 'visitor') return 'SIGN_IN';
  return comesToRoadshows(actor) ? null : 'ROLE';
}

/**
 * Everything a phone at the door needs while the network is away: the guests with a seat, their codes, and the poster's.
 * @throws Refusal NOT_FOUND, FORBIDDEN for who does not organise it
 */
export async function findRoster(scope: Scope, roadshowId: string): Promise<RoadshowRoster> {
  const roadshow = await roadshowWithGuests(scope, roadshowId);
  authorize(roadshowPolicy, scope.actor, 'organise', roadshow);
  const guests = await scope.app.db.manager.find(RoadshowGuest, {
    where: { roadshowId: roadshow.id, state: 'APPROVED' },
    order: { registeredAt: 'ASC', id: 'ASC' },
    take: MOST_ON_ROSTER,
  });
  const { doorCode } = await inTransaction(scope.app.db, (tx) => lockHall(tx, roadshow.id));
  return { roadshow, doorCode, guests, readAt: clock.now() };
}
