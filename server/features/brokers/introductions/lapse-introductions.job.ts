import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Introduction } from './data/introduction.entity.ts';
import { mailIntroduction } from './introduction.mails.ts';
import { introductionStateSql } from './introduction.states.ts';

export const TELL_LAPSED_JOB = 'introductions.tellLapsed';

/**
 * Tells brokers, once each, that the protection of an introduction is over and nothing came of it. It decides nothing: the
 * day counts by itself.
 * @returns how many were told
 */
export async function tellLapsed(app: App): Promise<number> {
  const lapsed = await app.db.manager
    .createQueryBuilder(Introduction, 'introduction')
    .where('introduction.lapseToldAt IS NULL AND introduction.protectedUntil < :today', {
      today: clock.today(),
    })
    .andWhere(`${introductionStateSql('CAST(:today AS date)')} = 'LAPSED'`)
    .orderBy('introduction.id')
    .getMany();
  let told = 0;
  for (const { id } of lapsed) {
    await inTransaction(app.db, async (tx) => {
      const introduction = await tx.findOne(Introduction, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (introduction?.lapseToldAt !== null) return;
      await tx.update(Introduction, id, { lapseToldAt: clock.now() });
      await mailIntroduction(tx, app, introduction, { mail: 'lapsed', to: ['BROKER'] });
      told += 1;
    });
  }
  return told;
}
