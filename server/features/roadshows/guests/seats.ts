import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { guestStates } from './guest.states.ts';

/** How many seats are free; below zero where the hall was made smaller. Ask with the roadshow locked. */
export async function freeSeats(
  tx: Transaction,
  { id, capacity }: Pick<Roadshow, 'id' | 'capacity'>,
): Promise<number> {
  return capacity - (await tx.countBy(RoadshowGuest, { roadshowId: id, state: 'APPROVED' }));
}

/** Gives a registered guest a seat, or a place at the end of the waiting list. The roadshow is locked. */
export async function seatOrQueue(tx: Transaction, roadshow: Roadshow, guest: RoadshowGuest): Promise<void> {
  const isFree = (await freeSeats(tx, roadshow)) > 0;
  guest.state = guestStates.next(guest.state, isFree ? 'approveGuest' : 'queueGuest');
  if (!isFree) guest.queuedAt = clock.now();
}

/** Gives free seats to those who wait longest, and answers who moved up. The roadshow is locked. */
export async function moveUp(tx: Transaction, roadshow: Roadshow): Promise<RoadshowGuest[]> {
  const free = await freeSeats(tx, roadshow);
  if (free <= 0) return [];
  const next = await tx.find(RoadshowGuest, {
    where: { roadshowId: roadshow.id, state: 'WAITING' },
    order: { queuedAt: 'ASC', id: 'ASC' },
    take: free,
  });
  for (const guest of next) {
    guest.state = guestStates.next(guest.state, 'moveUp');
    guest.version += 1;
  }
  await tx.save(RoadshowGuest, next);
  return next;
}
