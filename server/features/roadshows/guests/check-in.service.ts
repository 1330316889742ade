import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { type AuditEntry, auditAll } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { noRoadshow, notNow } from '../change-roadshow.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import type { CheckInOutcome } from '../hall.enums.ts';
import { findHall } from '../hall.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import { plainCode } from './guest-code.ts';
import { findOwnGuest } from './own-guest.ts';

/** Kind of case of a registration: what a guest does has a chain of its own, so that a full hall does not queue for one. */
export const GUEST_CASE = 'RoadshowGuest';

const MOST_AT_ONCE = 200;

/** One check-in as a phone noted it. */
export interface CheckInItem {
  code: string;
  /** By the clock of the phone. */
  at: Date;
}

export interface CheckedIn {
  /** As it was sent. */
  code: string;
  outcome: CheckInOutcome;
  guest: RoadshowGuest | null;
}

/**
 * The organiser's people at the door check guests in, also long after it happened: phones without a network keep what they
 * noted and send it later, perhaps twice and in any order. Of several the earliest moment counts; a clock that runs
 * ahead is not believed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE before the programme is public and after a cancellation, LIMIT
 */
export async function checkIn(
  scope: Scope,
  input: { roadshowId: string; items: readonly CheckInItem[] },
): Promise<CheckedIn[]> {
  if (input.items.length > MOST_AT_ONCE)
    throw new Refusal('LIMIT', { field: 'items', params: { max: MOST_AT_ONCE } });
  return inTransaction(scope.app.db, async (tx) => {
    const roadshow = await doorOf(tx, scope, input.roadshowId);
    authorize(roadshowPolicy, scope.actor, 'organise', roadshow);
    if (!['PROGRAMME_PUBLISHED', 'RUNNING', 'CLOSED'].includes(roadshow.state))
      throw notNow(roadshow, 'checkIn');
    const codes = [...new Set(input.items.map(({ code }) => plainCode(code)))];
    const guests = await tx.find(RoadshowGuest, {
      where: { roadshowId: roadshow.id, code: In(codes) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const byCode = new Map(guests.map((guest) => [guest.code, guest]));
    const wasIn = new Set(guests.flatMap(({ id, checkedInAt }) => (checkedInAt ? id : [])));
    const results = input.items.map(({ code, at }): CheckedIn => {
      const guest = byCode.get(plainCode(code)) ?? null;
      return { code, guest, outcome: guest ? comeIn(guest, at) : 'UNKNOWN' };
    });
    await record(tx, scope, guests, wasIn);
    return results;
  });
}

/**
 * A guest checks in with their own phone by the code on the poster at the door, while the roadshow is on; again it changes
 * nothing.
 * @throws Refusal NOT_FOUND, SIGN_IN_REQUIRED, STATE, FORBIDDEN with reason NO_SEAT, INVALID for another code
 */
export async function checkInMyself(
  scope: Scope,
  input: { roadshowId: string; doorCode: string; at?: Date | null },
): Promise<RoadshowGuest> {
  requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const roadshow = await doorOf(tx, scope, input.roadshowId);
    if (roadshow.state !== 'RUNNING') throw notNow(roadshow, 'checkInMyself');
    const hall = await findHall(tx, roadshow.id);
    if (!hall || hall.doorCode !== plainCode(input.doorCode))
      throw new Refusal('INVALID', { field: 'doorCode', params: { reason: 'DOOR_CODE' } });
    const guest = await findOwnGuest(tx, scope, roadshow.id, true);
    const wasIn = new Set(guest?.checkedInAt ? [guest.id] : []);
    if (!guest || comeIn(guest, input.at ?? clock.now()) === 'NOT_APPROVED')
      throw new Refusal('FORBIDDEN', { params: { reason: 'NO_SEAT' } });
    await record(tx, scope, [guest], wasIn);
    return guest;
  });
}

/** Notes when a guest came, in memory. */
function comeIn(guest: RoadshowGuest, at: Date): CheckInOutcome {
  if (guest.state !== 'APPROVED') return 'NOT_APPROVED';
  const now = clock.now();
  const moment = at < now ? at : now;
  const present = guest.checkedInAt;
  if (present === null || moment < present) guest.checkedInAt = moment;
  return present === null ? 'CHECKED_IN' : 'ALREADY';
}

/** Writes who came, with an event for each who was not in before. */
async function record(
  tx: Transaction,
  scope: Scope,
  guests: readonly RoadshowGuest[],
  wasIn: ReadonlySet<string>,
): Promise<void> {
  const present = guests.filter(({ checkedInAt }) => checkedInAt !== null);
  await tx.save(RoadshowGuest, present);
  const entries = present
    .filter(({ id }) => !wasIn.has(id))
    .map(
      ({ id, roadshowId, checkedInAt }): AuditEntry => ({
        caseType: GUEST_CASE,
        caseId: id,
        action: 'checkIn',
        facts: { roadshowId, checkedInAt: checkedInAt?.toISOString() },
      }),
    );
  await auditAll(tx, scope, entries);
}

async function doorOf(tx: Transaction, { actor }: Scope, roadshowId: string): Promise<Roadshow> {
  const roadshow = await presentRoadshow(tx, roadshowId, 'SHARE');
  if (!roadshow || !roadshowPolicy.see(actor, roadshow)) throw noRoadshow();
  return roadshow;
}
