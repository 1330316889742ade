import { type App, jobScope, type Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { byOrganiser, changeRoadshow } from '../change-roadshow.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import { mailGuests } from './guest.mails.ts';
import { guestStates } from './guest.states.ts';
import { fill, MAIL_AT } from './register.service.ts';
import { freeSeats, seatOrQueue } from './seats.ts';

const MOST_AT_ONCE = 200;

/**
 * The organiser approves guests, in the order given: with a seat as long as there are some, then on the waiting list.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, LIMIT
 */
export async function approveGuests(
  scope: Scope,
  input: { roadshowId: string; guestIds: readonly string[] },
): Promise<RoadshowGuest[]> {
  const ids = [...new Set(input.guestIds)];
  if (ids.length === 0) throw new Refusal('REQUIRED', { field: 'guestIds' });
  if (ids.length > MOST_AT_ONCE)
    throw new Refusal('LIMIT', { field: 'guestIds', params: { max: MOST_AT_ONCE } });
  const approved: RoadshowGuest[] = [];
  await changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    for (const id of ids) {
      const guest = await presentGuest(tx, roadshow.id, id);
      await seatOrQueue(tx, roadshow, guest);
      guest.version += 1;
      approved.push(await tx.save(RoadshowGuest, guest));
    }
    for (const state of ['APPROVED', 'WAITING'] as const) {
      const told = approved.filter((guest) => guest.state === state);
      await mailGuests(tx, scope.app, roadshow, MAIL_AT[state] ?? 'seated', told);
    }
    const facts = { guests: approved.map(({ id, state }) => ({ guestId: id, guestState: state })) };
    return { action: 'approveGuests', beside: true, facts };
  });
  return approved;
}

/** The organiser declines a guest, who is told why. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED */
export async function declineGuest(
  scope: Scope,
  input: { roadshowId: string; guestId: string; expectedVersion: number; reason: string },
): Promise<RoadshowGuest> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  let declined: RoadshowGuest | undefined;
  const { roadshowId } = input;
  await changeRoadshow(scope, { roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    const guest = await presentGuest(tx, roadshow.id, input.guestId);
    if (guest.version !== input.expectedVersion)
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: input.expectedVersion, present: guest.version },
      });
    guest.state = guestStates.next(guest.state, 'declineGuest');
    guest.reason = reason;
    guest.version += 1;
    declined = await tx.save(RoadshowGuest, guest);
    await mailGuests(tx, scope.app, roadshow, 'declined', [guest]);
    return {
      action: 'declineGuest',
      beside: true,
      facts: { guestId: guest.id },
      personal: { reason },
    };
  });
  if (!declined) throw new Error('roadshows: nobody was declined');
  return declined;
}

/** Gives seats that a larger hall has to those who wait; what changed roadshows are told of. Repeatable. */
export async function fillSeats(app: App, roadshowIds: readonly string[]): Promise<void> {
  const scope = jobScope(app, 'roadshows.fillSeats');
  for (const roadshowId of roadshowIds) {
    if (!(await isSomebodyWaiting(app, roadshowId))) continue;
    await changeRoadshow(
      scope,
      { roadshowId },
      () => {},
      async (change) => {
        const movedUp = (await freeSeats(change.tx, change.roadshow)) > 0 ? await fill(scope, change) : [];
        return { action: movedUp.length > 0 ? 'fillSeats' : null, beside: true, facts: { movedUp } };
      },
    );
  }
}

async function isSomebodyWaiting({ db }: App, roadshowId: string): Promise<boolean> {
  return isId(roadshowId) && db.manager.existsBy(RoadshowGuest, { roadshowId, state: 'WAITING' });
}

async function presentGuest(tx: Transaction, roadshowId: string, id: string): Promise<RoadshowGuest> {
  const guest = isId(id)
    ? await tx.findOne(RoadshowGuest, { where: { id, roadshowId }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!guest) throw new Refusal('NOT_FOUND', { field: 'guestId' });
  return guest;
}
