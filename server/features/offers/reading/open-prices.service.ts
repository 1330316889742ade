import { In, IsNull } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Offer } from '../data/offer.entity.ts';
import { guaranteedSum } from '../terms/sums.ts';

/** For what a result is on offer to everybody. */
export interface OpenPrice {
  modes: string[];
  /** The lowest sum in fen that is surely paid under one of its offers. */
  least: bigint;
}

/** The open offers of results that everybody may ask for, taken together; results without one are left out. One statement. */
export async function openPrices(
  tx: Transaction,
  resultIds: readonly string[],
  today: string,
): Promise<Map<string, OpenPrice>> {
  if (resultIds.length === 0) return new Map();
  const offers = await tx.find(Offer, {
    select: { id: true, resultId: true, mode: true, terms: true, closesOn: true },
    where: { resultId: In([...resultIds]), state: 'OPEN', directedToId: IsNull() },
  });
  const prices = new Map<string, OpenPrice>();
  for (const { resultId, mode, terms, closesOn } of offers) {
    if (closesOn !== null && closesOn < today) continue;
    const sum = guaranteedSum(terms);
    const known = prices.get(resultId);
    prices.set(resultId, {
      modes: [...new Set([...(known?.modes ?? []), mode])],
      least: known && known.least < sum ? known.least : sum,
    });
  }
  return prices;
}
