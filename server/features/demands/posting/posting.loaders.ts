import { In } from 'typeorm';
import { groupBy, loadMany } from '../../../platform/graphql/loaders.ts';
import { DemandAmendment, DemandAnswer, DemandInvitation } from '../data/demand-parts.entity.ts';

/** Changes since the publication, the first first. */
export const amendmentsOf = loadMany('amendmentsOf', async (app, demandIds) => {
  const rows = await app.db.manager.find(DemandAmendment, {
    where: { demandId: In([...demandIds]) },
    order: { number: 'ASC' },
  });
  return groupBy(rows, ({ demandId }) => demandId);
});

/** Everybody who was invited; whoever asks has decided that they may be known. */
export const invitationsOf = loadMany('invitationsOf', async (app, demandIds) => {
  const rows = await app.db.manager.find(DemandInvitation, {
    where: { demandId: In([...demandIds]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, ({ demandId }) => demandId);
});

/** All answers to plain demands; whoever asks shows each only to those who may know of it. */
export const answersOf = loadMany('answersOf', async (app, demandIds) => {
  const rows = await app.db.manager.find(DemandAnswer, {
    where: { demandId: In([...demandIds]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, ({ demandId }) => demandId);
});
