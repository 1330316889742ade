import { lockDeal, sidesOf } from '../../server/features/deals/change-deal.ts';
import { requireCleared } from '../../server/features/deals/judge/require.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { scopeOf } from '../support/accounts.ts';
import { jsonOf } from '../support/json.ts';
import { type DealWorld, done, lastProposal, readDeal } from './support.ts';

/** What stops a signature at this moment, as the step of signing asks; the transaction is rolled back. */
export async function stops({ app, unit }: DealWorld, dealId: string): Promise<string[]> {
  const scope = await scopeOf(app, unit.officer);
  const sides = await sidesOf(scope, dealId);
  try {
    await inTransaction(app.db, async (tx) => {
      await requireCleared(await lockDeal(tx, scope, dealId, sides));
    });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors.map(({ code, rule, params }) =>
      [code, rule?.id, params.find(({ name }) => name === 'missing')?.value].filter((part) => part).join(' '),
    );
  }
}

/** New terms of the unit that the enterprise accepts. */
export async function reagree(world: DealWorld, dealId: string, terms: Terms): Promise<void> {
  await done(world.officer, 'proposeTerms', { dealId, terms: jsonOf(terms) });
  const { number, termsDigest } = await lastProposal(world.app, dealId);
  await done(world.buyer, 'acceptTerms', { dealId, proposalNumber: number, termsDigest });
}

/** One line of what a deal shows of a rule. */
export interface Item {
  ruleId: string | null;
  status: string;
  code: string | null;
}
/** What a deal shows to the unit of the rules on it. */
async function compliance(world: DealWorld, id: string): Promise<Item[]> {
  const deal = await readDeal<{ compliance: Item[] }>(
    world.officer,
    id,
    '{ compliance { ruleId status code } }',
  );
  return deal?.compliance ?? [];
}
/** How the item with a code stands; undefined where there is none. */
export const statusOf = async (world: DealWorld, id: string, code: string) =>
  (await compliance(world, id)).find((item) => item.code === code)?.status;
