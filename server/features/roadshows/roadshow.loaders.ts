import { In } from 'typeorm';
import type { Transaction } from '../../platform/database/transaction.ts';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { Roadshow, RoadshowSeries } from './data/roadshow.entity.ts';
import { RoadshowEntry } from './data/roadshow-entry.entity.ts';
import { RoadshowSession } from './data/roadshow-session.entity.ts';
import type { RoadshowEntryState } from './roadshow.enums.ts';

/** Roadshows by id: whoever asks has decided that they may be seen. */
export const roadshowById = loadOne('roadshowById', async (app, ids) => {
  const roadshows = await app.db.manager.findBy(Roadshow, { id: In([...ids]) });
  return new Map(roadshows.map((roadshow) => [roadshow.id, roadshow]));
});

export const seriesById = loadOne('seriesById', async (app, ids) => {
  const series = await app.db.manager.findBy(RoadshowSeries, { id: In([...ids]) });
  return new Map(series.map((each) => [each.id, each]));
});

/** Roadshows of a series, the first first; whoever asks leaves out what may not be seen. */
export const roadshowsOfSeries = loadMany('roadshowsOfSeries', async (app, seriesIds) => {
  const roadshows = await app.db.manager.find(Roadshow, {
    where: { seriesId: In([...seriesIds]) },
    order: { startsAt: 'ASC', id: 'ASC' },
  });
  return groupBy(roadshows, ({ seriesId }) => seriesId ?? '');
});

/** Entries by id: whoever asks has decided that they may be seen. */
export const entryById = loadOne('roadshowEntryById', async (app, ids) => {
  const entries = await app.db.manager.findBy(RoadshowEntry, { id: In([...ids]) });
  return new Map(entries.map((entry) => [entry.id, entry]));
});

/** All entries of a roadshow in order; whoever asks leaves out what may not be seen. */
export const entriesOfRoadshow = loadMany('entriesOfRoadshow', async (app, roadshowIds) => {
  const entries = await app.db.manager.find(RoadshowEntry, {
    where: { roadshowId: In([...roadshowIds]) },
    order: { position: 'ASC', id: 'ASC' },
  });
  return groupBy(entries, ({ roadshowId }) => roadshowId);
});

/** How many entries of roadshows are in which state. */
export const entryCountsOf = loadMany('entryCountsOf', async (app, roadshowIds) => {
  const rows = await app.db
    .createQueryBuilder(RoadshowEntry, 'entry')
    .select('entry.roadshowId', 'roadshowId')
    .addSelect('entry.state', 'state')
    .addSelect('count(*)::int', 'count')
    .where('entry.roadshowId IN (:...roadshowIds)', { roadshowIds: [...roadshowIds] })
    .groupBy('entry.roadshowId')
    .addGroupBy('entry.state')
    .getRawMany<{ roadshowId: string; state: RoadshowEntryState; count: number }>();
  return groupBy(rows, ({ roadshowId }) => roadshowId);
});

export const sessionById = loadOne('roadshowSessionById', async (app, ids) => {
  const sessions = await app.db.manager.findBy(RoadshowSession, { id: In([...ids]) });
  return new Map(sessions.map((session) => [session.id, session]));
});

/** The sessions of a roadshow in order. */
export const sessionsOfRoadshow = loadMany('sessionsOfRoadshow', async (app, roadshowIds) => {
  const sessions = await app.db.manager.find(RoadshowSession, {
    where: { roadshowId: In([...roadshowIds]) },
    order: { position: 'ASC', id: 'ASC' },
  });
  return groupBy(sessions, ({ roadshowId }) => roadshowId);
});

/**
 * The roadshow as it is now, within a transaction; null for none. `SHARE` keeps it from being changed until the
 * transaction ends and lets others share it; `UPDATE` is for who changes it.
 */
export async function presentRoadshow(
  tx: Transaction,
  roadshowId: string,
  lock?: 'SHARE' | 'UPDATE',
): Promise<Roadshow | null> {
  if (!isId(roadshowId)) return null;
  return tx.findOne(Roadshow, {
    where: { id: roadshowId },
    ...(lock
      ? { lock: { mode: lock === 'SHARE' ? ('pessimistic_read' as const) : ('pessimistic_write' as const) } }
      : {}),
  });
}
