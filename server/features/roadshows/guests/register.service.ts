import type { Scope } from '../../../platform/app.ts';
import { type Actor, hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readList, readText } from '../../../platform/input/texts.ts';
import { isSector } from '../../../platform/standards/sectors.ts';
import { changeRoadshow, notNow } from '../change-roadshow.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { TableMeeting } from '../data/table.entity.ts';
import type { GuestState } from '../hall.enums.ts';
import type { RoadshowState } from '../roadshow.enums.ts';
import { type GuestMail, mailGuests } from './guest.mails.ts';
import { comesToRoadshows } from './guest.policy.ts';
import { guestStates } from './guest.states.ts';
import { newCode } from './guest-code.ts';
import { findOwnGuest } from './own-guest.ts';
import { moveUp, seatOrQueue } from './seats.ts';

const MOST_INTERESTS = 24;
/** States in which guests are taken. */
export const TAKES_GUESTS: readonly RoadshowState[] = ['OPEN_FOR_ENTRIES', 'PROGRAMME_PUBLISHED', 'RUNNING'];

export interface RegisterForRoadshow {
  roadshowId: string;
  /** Codes of sectors. */
  interests: readonly string[];
  note?: string | null;
  wantsTables: boolean;
}

/**
 * Registers the actor for a roadshow, for the organisation acted for: with a seat at once, on the waiting list where none
 * is free, or waiting for approval where the organiser wants that.
 * @throws Refusal NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN with reason ROLE, STATE, EXPIRED, ALREADY_EXISTS, what is malformed
 */
export async function registerForRoadshow(scope: Scope, input: RegisterForRoadshow): Promise<RoadshowGuest> {
  const { userId, organizationId } = requireUser(scope.actor);
  const said = readRegistration(input);
  let registered: RoadshowGuest | undefined;
  await changeRoadshow(scope, { roadshowId: input.roadshowId }, asGuest, async ({ tx, roadshow }) => {
    refuseUntimely(roadshow);
    const known = await findOwnGuest(tx, scope, roadshow.id, true);
    if (known && known.state !== 'CANCELLED') throw new Refusal('ALREADY_EXISTS', { field: 'roadshowId' });
    const guest = known ?? Object.assign(new RoadshowGuest(), { id: newId(), version: 0, code: newCode() });
    Object.assign(guest, said, {
      roadshowId: roadshow.id,
      userId,
      organizationId: organizationId ?? '',
      isBroker: hasRole(scope.actor, ['BROKER']),
      state: known ? guestStates.next(known.state, 'registerAgain') : ('REGISTERED' as const),
      version: guest.version + 1,
      registeredAt: clock.now(),
      queuedAt: null,
      checkedInAt: null,
      reason: null,
    });
    if (!roadshow.needsApproval) await seatOrQueue(tx, roadshow, guest);
    registered = await tx.save(RoadshowGuest, guest);
    await mailGuests(tx, scope.app, roadshow, MAIL_AT[guest.state] ?? 'registered', [guest]);
    return {
      action: 'registerForRoadshow',
      beside: true,
      facts: { guestId: guest.id, organizationId: guest.organizationId, guestState: guest.state },
    };
  });
  if (!registered) throw new Error('roadshows: nobody was registered');
  return registered;
}

/** What is written to a guest in a state. */
export const MAIL_AT: Readonly<Partial<Record<GuestState, GuestMail>>> = {
  APPROVED: 'seated',
  WAITING: 'queued',
};

/**
 * A guest gives up the registration: the seat goes to who waits longest, and the talks at the tables are off.
 * @throws Refusal NOT_FOUND, STATE, also for who is in the hall already
 */
export async function cancelRegistration(
  scope: Scope,
  input: { roadshowId: string },
): Promise<RoadshowGuest> {
  let cancelled: RoadshowGuest | undefined;
  await changeRoadshow(scope, input, requireSomebody, async ({ tx, roadshow }) => {
    const guest = await findOwnGuest(tx, scope, roadshow.id, true);
    if (!guest) throw new Refusal('NOT_FOUND', { field: 'roadshowId' });
    if (guest.checkedInAt) throw notNow(roadshow, 'cancelRegistration', 'CHECKED_IN');
    guest.state = guestStates.next(guest.state, 'cancelRegistration');
    guest.version += 1;
    cancelled = await tx.save(RoadshowGuest, guest);
    await tx.delete(TableMeeting, { guestId: guest.id });
    const moved = await fill(scope, { tx, roadshow });
    return { action: 'cancelRegistration', beside: true, facts: { guestId: guest.id, movedUp: moved } };
  });
  if (!cancelled) throw new Error('roadshows: nothing was cancelled');
  return cancelled;
}

/** Lets those move up for whom there is room now, and tells them; answers their registrations' ids. */
export async function fill(
  scope: Scope,
  { tx, roadshow }: { tx: Parameters<typeof moveUp>[0]; roadshow: Roadshow },
): Promise<string[]> {
  if (!TAKES_GUESTS.includes(roadshow.state)) return [];
  const moved = await moveUp(tx, roadshow);
  await mailGuests(tx, scope.app, roadshow, 'seated', moved);
  return moved.map(({ id }) => id);
}

function readRegistration({ interests, note, wantsTables }: RegisterForRoadshow) {
  const problems = new Problems('');
  const sectors = readList(interests, { items: MOST_INTERESTS, length: 40 }, problems.at('interests'));
  for (const [index, code] of sectors.entries())
    if (!isSector(code)) problems.at('interests', index).add('INVALID', { reason: 'UNKNOWN_CODE' });
  const read = { interests: sectors, note: readText(note, 500, problems.at('note')) ?? '', wantsTables };
  refuseAll(problems.list);
  return read;
}

function asGuest(actor: Actor): void {
  requireUser(actor);
  if (!comesToRoadshows(actor)) throw new Refusal('FORBIDDEN', { params: { reason: 'ROLE' } });
}

function requireSomebody(actor: Actor): void {
  requireUser(actor);
}

function refuseUntimely(roadshow: Roadshow): void {
  if (!TAKES_GUESTS.includes(roadshow.state)) throw notNow(roadshow, 'registerForRoadshow');
  const now = clock.now();
  if (now < roadshow.registerUntil) return;
  throw new Refusal('EXPIRED', {
    params: { until: roadshow.registerUntil.toISOString(), now: now.toISOString() },
  });
}
