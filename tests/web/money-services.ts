import { IncomeDistributionLine } from '../../server/features/income/distributions/income-distribution.entity.ts';
import { Payee } from '../../server/features/income/payees/payee.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { type DistributionAnswer, distribution, prepare } from '../income/distributing.ts';
import { accountOf, paid } from '../income/payout-support.ts';
import type { IncomeWorld } from '../income/support.ts';
import { invoicesOf, receive } from '../payments/money-support.ts';
import { moveToDay } from '../payments/support.ts';
import { signedIn } from '../support/accounts.ts';

/** Everything that is owed comes in on a day, in one sum. */
export async function receiveAll(world: IncomeWorld, dealId: string, receivedOn: string): Promise<void> {
  moveToDay(receivedOn);
  const open = (await invoicesOf(world, dealId)).filter(
    ({ state }) => !['PAID', 'CANCELLED'].includes(state),
  );
  const matches = open.map(({ id, amount }) => ({ invoiceId: id, amount }));
  const amount = matches.reduce((sum, each) => sum + each.amount, 0n);
  await receive(world, { enterpriseId: world.enterprise.id, dealId, amount, receivedOn, matches });
}

/** What came in is distributed by the plan, approved, paid out and entered, as finance officers do it. */
export async function distributeAndPayOut(world: IncomeWorld, dealId: string): Promise<void> {
  const { app, unit, supervisor, finance, otherFinance } = world;
  const office = await signedIn(world.api, unit.officer);
  const { id, version } = given(await prepare(office, dealId));
  const input = { distributionId: id, expectedVersion: version, idempotencyKey: newId() };
  given(await distribution(await signedIn(world.api, finance), 'approveIncomeDistribution', input));
  const lines = await app.db.manager.find(IncomeDistributionLine, {
    where: { distributionId: id },
    order: { position: 'ASC' },
  });
  const rewards = lines.filter(({ payeeId }) => payeeId !== null);
  for (const [index, { payeeId }] of rewards.entries()) {
    const bank = {
      bankName: '建设银行哈尔滨分行',
      bankAccount: accountOf(index + 11),
      bankSetAt: clock.now(),
    };
    await app.db.manager.update(Payee, { id: payeeId ?? '' }, bank);
  }
  await paid(app, { unit, preparer: finance, approver: otherFinance, supervisor }, rewards);
}

function given({ distribution: answer, userErrors }: DistributionAnswer) {
  if (!answer) throw new Error(JSON.stringify(userErrors));
  return answer;
}
