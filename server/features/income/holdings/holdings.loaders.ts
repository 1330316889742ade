import { In } from 'typeorm';
import { groupBy, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { Payee } from '../payees/payee.entity.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import { ShareMovement } from './share-movement.entity.ts';

export const stakeById = loadOne('equityStakeById', async (app, ids) => {
  const stakes = await app.db.manager.findBy(EquityStake, { id: In([...ids]) });
  return new Map(stakes.map((stake) => [stake.id, stake]));
});

/** The movements of holdings, the latest first. */
export const movementsOf = loadMany('movementsOfHolding', async (app, ids) => {
  const movements = await app.db.manager.find(ShareMovement, {
    where: { holdingId: In([...ids]) },
    order: { sequence: 'DESC' },
  });
  return groupBy(movements, (movement) => movement.holdingId);
});

/** Names of people who hold shares, by the id of the payee. */
export const holderNameOf = loadOne('shareHolderName', async (app, payeeIds) => {
  const payees = await app.db.manager.find(Payee, {
    select: { id: true, name: true },
    where: { id: In([...payeeIds]) },
  });
  return new Map(payees.map(({ id, name }) => [id, name]));
});

export const holdingById = loadOne('equityHoldingById', async (app, ids) => {
  const holdings = await app.db.manager.findBy(EquityHolding, { id: In([...ids]) });
  return new Map(holdings.map((holding) => [holding.id, holding]));
});
