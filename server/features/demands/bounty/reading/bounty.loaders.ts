import { In } from 'typeorm';
import { filesOfRecords } from '../../../../platform/files/files.service.ts';
import { loadOne } from '../../../../platform/graphql/loaders.ts';
import { Demand } from '../../data/demand.entity.ts';
import { readBounties } from '../bounty-record.ts';
import { BOUNTY_PAYMENT_FILES } from '../steps/record-payment.service.ts';
import { SAFEGUARD_FILES } from '../steps/record-safeguard.service.ts';

/** Bounties by the id of their demand, with everything recorded: whoever shows them decides what of it may be seen. */
export const bountyOfDemand = loadOne('bountyOfDemand', async (app, ids) => {
  const demands = await app.db.manager.findBy(Demand, { id: In([...ids]) });
  return readBounties(app.db.manager, demands);
});

export const safeguardFiles = filesOfRecords(SAFEGUARD_FILES);
export const bountyPaymentFiles = filesOfRecords(BOUNTY_PAYMENT_FILES);
