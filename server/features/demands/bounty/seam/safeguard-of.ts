import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { readBounty } from '../bounty-record.ts';

/** How far the bounty of a demand is kept safe today; in fen. */
export interface Safeguarded {
  /** What must be kept safe: before any stage fell due, the whole bounty. */
  needed: bigint;
  /** Confirmed deposits, and confirmed guarantees that are valid today. */
  covered: bigint;
  isSafeguarded: boolean;
}

/**
 * How far the bounty of a demand is kept safe. A demand without a bounty is never "safeguarded". Pass a demand that was
 * changed in memory, such as by a new bounty, as it is.
 */
export async function safeguardOf(tx: Transaction, demand: string | Demand): Promise<Safeguarded> {
  const present = typeof demand === 'string' ? await presentDemand(tx, demand) : demand;
  if (!present) throw new Error('bounty: there is no such demand');
  const { needed, covered, isSafeguarded } = (await readBounty(tx, present)).sums;
  return { needed, covered, isSafeguarded };
}
