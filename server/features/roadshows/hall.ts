import type { Transaction } from '../../platform/database/transaction.ts';
import { RoadshowHall } from './data/hall.entity.ts';
import { newCode } from './guests/guest-code.ts';

/** What is decided about a roadshow's hall, locked for a step; begun where nothing was decided yet. */
export async function lockHall(tx: Transaction, roadshowId: string): Promise<RoadshowHall> {
  await tx.query(
    `INSERT INTO roadshow_hall (roadshow_id, door_code, mutual_wishes, criteria) VALUES ($1, $2, 0, '[]')
     ON CONFLICT (roadshow_id) DO NOTHING`,
    [roadshowId, newCode()],
  );
  return tx.findOneOrFail(RoadshowHall, { where: { roadshowId }, lock: { mode: 'pessimistic_write' } });
}

/** The same to be read; null where nothing was decided yet. */
export function findHall(tx: Transaction, roadshowId: string): Promise<RoadshowHall | null> {
  return tx.findOneBy(RoadshowHall, { roadshowId });
}
