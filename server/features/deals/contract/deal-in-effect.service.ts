import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { Deal } from '../data/deal.entity.ts';
import { Contract } from './data/contract.entity.ts';

/** A deal whose contract took effect, for what runs by it; it may have ended since. */
export interface DealInEffect {
  deal: Deal;
  /** Number of the contract. */
  number: string;
  signedOn: string;
  /** First and last day; null for one without end. */
  from: string;
  until: string | null;
  /** Whether it was signed before the unit joined. */
  imported: boolean;
  /** The deal that the line of amendments began with: itself where it amends none. A renewal begins anew. */
  rootDealId: string;
}

/** A deal that took effect, whoever asks: the caller's own policy decides. Null for others. */
export async function dealInEffect(tx: Transaction, dealId: string): Promise<DealInEffect | null> {
  const deal = isId(dealId) ? await tx.findOneBy(Deal, { id: dealId }) : null;
  if (!deal || deal.activeAt === null) return null;
  const contract = await tx.findOneBy(Contract, { dealId });
  if (!contract?.signedOn || !contract.validFrom) return null;
  return {
    deal,
    number: contract.number,
    signedOn: contract.signedOn,
    from: contract.validFrom,
    until: contract.validUntil,
    imported: contract.imported,
    rootDealId: await rootOf(tx, deal),
  };
}

/** The deals of one line that took effect, the root first; a renewal begins a line of its own. Three statements. */
export async function dealLine(
  tx: Transaction,
  rootDealId: string,
): Promise<{ deal: Deal; signedOn: string }[]> {
  const ids = await tx.query<{ id: string }[]>(
    `WITH RECURSIVE line AS (
       SELECT id FROM deal WHERE id = $1
       UNION ALL
       SELECT next.id FROM deal next JOIN line ON next.prior_deal_id = line.id AND next.origin = 'AMENDMENT'
     )
     SELECT id FROM line`,
    [rootDealId],
  );
  const where = In(ids.map(({ id }) => id));
  const contracts = await tx.findBy(Contract, { dealId: where });
  const signed = new Map(contracts.map(({ dealId, signedOn }) => [dealId, signedOn]));
  const deals = await tx.find(Deal, { where: { id: where }, order: { id: 'ASC' } });
  return deals.flatMap((deal) => {
    const signedOn = signed.get(deal.id);
    return deal.activeAt !== null && signedOn ? [{ deal, signedOn }] : [];
  });
}

async function rootOf(tx: Transaction, deal: Deal): Promise<string> {
  if (deal.origin !== 'AMENDMENT' || deal.priorDealId === null) return deal.id;
  const [root] = await tx.query<{ id: string }[]>(
    `WITH RECURSIVE line AS (
       SELECT id, prior_deal_id, origin FROM deal WHERE id = $1
       UNION ALL
       SELECT prior.id, prior.prior_deal_id, prior.origin
       FROM deal prior JOIN line ON prior.id = line.prior_deal_id AND line.origin = 'AMENDMENT'
     )
     SELECT id FROM line WHERE origin <> 'AMENDMENT'`,
    [deal.id],
  );
  return root?.id ?? deal.id;
}
