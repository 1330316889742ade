import { expect } from 'vitest';
import { IncomePlan } from '../../server/features/income/plans/income-plan.entity.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import type { App, Scope } from '../../server/platform/app.ts';
import { provenScope } from '../income/payout-support.ts';
import {
  adoptIncomeRules,
  agreePlan,
  type IncomeWorld,
  makeContract,
  makeIncomeWorld,
} from '../income/support.ts';
import { payAfterUse, plainLicense } from '../offers/examples.ts';
import { yuan } from '../payments/support.ts';
import { scopeOf } from '../support/accounts.ts';
import type { TestApi } from '../support/api.ts';

/** Who acts, as services see them; the finance officers have passed the second factor. */
export interface Actors {
  buyer: Scope;
  officer: Scope;
  finance: [Scope, Scope];
}

export interface RandomMarket {
  world: IncomeWorld;
  app: App;
  actors: Actors;
  /** Deals of the contracts in effect. */
  dealIds: string[];
}

const license = (
  payment: Partial<NonNullable<Terms['payment']>>,
  use: Partial<NonNullable<Terms['payAfterUse']>>,
) =>
  ({
    ...payAfterUse,
    payment: { ...payAfterUse.payment, ...payment },
    payAfterUse: { ...payAfterUse.payAfterUse, reporting: 'MONTHLY', ...use },
  }) as Terms;

/** The most that the second contract can ever cost, interest aside. */
export const CAP = yuan(700_000);

/** Terms of every kind that money hangs on: marks, tiers with a cap, fixed stages with interest, deferral and buy-out. */
const TERMS: readonly Terms[] = [
  license({}, { trialMonths: 1 }),
  license(
    {
      entryFee: yuan(10_000),
      stages: [],
      royalty: {
        base: 'NET_SALES',
        tiers: [
          { from: 0n, basisPoints: 333 },
          { from: yuan(1_000_000), basisPoints: 271 },
          { from: yuan(5_000_000), basisPoints: 149 },
        ],
        perUnit: null,
      },
      cap: CAP,
      lateInterest: 3,
    },
    { trialMonths: 0, returnUntilMonth: null },
  ),
  {
    ...plainLicense,
    payment: {
      entryFee: yuan(1_000),
      stages: [1, 2, 3, 5, 7].map((months) => ({
        label: `第${months}月`,
        amount: yuan(7_000) + BigInt(months),
        due: [{ kind: 'MONTHS_AFTER_SIGNING' as const, months }],
      })),
      royalty: null,
      minimumPerYear: null,
      cap: null,
      lateInterest: 5,
      pauseWhileLapsed: false,
    },
  },
  license(
    {
      stages: [{ label: '定期款', amount: yuan(50_000), due: [{ kind: 'MONTHS_AFTER_SIGNING', months: 3 }] }],
      royalty: { base: 'UNITS', tiers: [], perUnit: 137n },
      minimumPerYear: yuan(20_000),
      cap: null,
    },
    {
      trialMonths: 0,
      deferralMonths: 3,
      returnUntilMonth: null,
      buyOut: [{ untilMonth: 24, amount: yuan(300_000) }],
    },
  ),
];

/** Contracts of several kinds in effect between one unit and one enterprise, each with an agreed plan of income. */
export async function makeRandomMarket(api: TestApi): Promise<RandomMarket> {
  const world = await makeIncomeWorld(api);
  const { app, unit, enterprise, finance, otherFinance } = world;
  await adoptIncomeRules(world);
  const dealIds: string[] = [];
  for (const terms of TERMS) {
    const dealId = await makeContract(world, terms);
    await agreePlan(world, dealId);
    dealIds.push(dealId);
  }
  expect(await app.db.manager.countBy(IncomePlan, { state: 'AGREED' })).toBe(TERMS.length);
  const actors: Actors = {
    buyer: await scopeOf(app, enterprise.buyer),
    officer: await scopeOf(app, unit.officer),
    finance: [await provenScope(app, finance), await provenScope(app, otherFinance)],
  };
  return { world, app, actors, dealIds };
}
