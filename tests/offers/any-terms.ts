import fc, { type Arbitrary } from 'fast-check';
import type {
  DueCondition,
  PayAfterUseTerms,
  PaymentTerms,
  RoyaltyTier,
  Terms,
} from '../../server/features/offers/terms/terms.ts';
import { plainLicense } from './examples.ts';

const money = fc.bigInt({ min: 1n, max: 10n ** 12n });
const months = fc.integer({ min: 1, max: 600 });
const share = fc.integer({ min: 1, max: 10_000 });
const text = fc.string({ minLength: 1, maxLength: 20 }).map((word) => `词${word.replace(/[^\w]/g, '')}`);
const orNull = <Value>(value: Arbitrary<Value>) => fc.option(value, { nil: null });
const day = fc.integer({ min: 1, max: 28 }).map((number) => `2027-02-${String(number).padStart(2, '0')}`);

const dueCondition: Arbitrary<DueCondition> = fc.oneof(
  fc.record({ kind: fc.constant('DATE' as const), date: day }),
  fc.record({ kind: fc.constant('MONTHS_AFTER_SIGNING' as const), months }),
  fc.record({ kind: fc.constant('SALES_REACH' as const), amount: money }),
  fc.record({ kind: fc.constant('MILESTONE' as const), milestone: text }),
);

const royalty = fc.oneof(
  fc.record({ base: fc.constant('UNITS' as const), tiers: fc.constant<RoyaltyTier[]>([]), perUnit: money }),
  fc.record({
    base: fc.constantFrom('NET_SALES' as const, 'COST_SAVING' as const),
    tiers: fc
      .uniqueArray(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 4 })
      .chain((sums) =>
        fc
          .array(share, { minLength: sums.length, maxLength: sums.length })
          .map((shares) =>
            sums
              .sort((a, b) => (a < b ? -1 : 1))
              .map((from, index) => ({ from, basisPoints: shares[index] ?? 1 })),
          ),
      ),
    perUnit: fc.constant(null),
  }),
);

const payment: Arbitrary<PaymentTerms> = fc
  .record({
    entryFee: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    stages: fc.array(
      fc.record({ label: text, amount: money, due: fc.array(dueCondition, { minLength: 1, maxLength: 3 }) }),
      { maxLength: 4 },
    ),
    royalty: orNull(royalty),
    minimumPerYear: orNull(money),
    above: orNull(money),
    lateInterest: orNull(fc.integer({ min: 1, max: 10 })),
    pauseWhileLapsed: fc.boolean(),
  })
  .map(({ above, ...rest }) => ({
    ...rest,
    minimumPerYear: rest.royalty ? rest.minimumPerYear : null,
    cap: above === null ? null : rest.stages.reduce((sum, { amount }) => sum + amount, rest.entryFee) + above,
  }));

const payAfterUse = (term: number | null): Arbitrary<PayAfterUseTerms> => {
  const month = fc.integer({ min: 1, max: term ?? 600 });
  return fc
    .record({
      trialMonths: fc.integer({ min: 0, max: Math.min(60, term ?? 60) }),
      trigger: fc.constantFrom('TRIAL_ENDS', 'FIRST_SALE', 'ACCEPTANCE', 'SALES_REACH'),
      triggerSales: money,
      deferralMonths: fc.integer({ min: 0, max: 24 }),
      buyOut: fc.uniqueArray(fc.record({ untilMonth: month, amount: money }), {
        maxLength: 3,
        selector: ({ untilMonth }) => untilMonth,
      }),
      returnUntilMonth: orNull(month),
      backing: orNull(fc.record({ kind: fc.constantFrom('GUARANTOR', 'INSURER'), name: text })),
      reporting: fc.constantFrom('MONTHLY', 'QUARTERLY', 'YEARLY'),
    })
    .map((plan) => ({
      ...plan,
      triggerSales: plan.trigger === 'SALES_REACH' ? plan.triggerSales : null,
      buyOut: plan.buyOut.sort((a, b) => a.untilMonth - b.untilMonth),
    })) as Arbitrary<PayAfterUseTerms>;
};

const common = fc.record({
  delivery: fc.record({
    items: fc.uniqueArray(text, { minLength: 1, maxLength: 4 }),
    trainingDays: fc.integer({ min: 0, max: 30 }),
    withinDays: fc.integer({ min: 0, max: 90 }),
  }),
  improvements: fc.constantFrom('MAKER' as const, 'SHARED' as const, 'OWNER' as const),
  confidentialityYears: fc.integer({ min: 0, max: 20 }),
  dispute: fc.record({ way: fc.constantFrom('ARBITRATION' as const, 'COURT' as const), place: text }),
  other: fc.constantFrom('', '另行约定'),
});

const license: Arbitrary<Partial<Terms>> = orNull(months).chain((term) =>
  fc.record({
    license: fc.record({
      kind: fc.constantFrom('NON_EXCLUSIVE' as const, 'SOLE' as const, 'EXCLUSIVE' as const),
      fieldOfUse: text,
      territory: fc.constantFrom([], ['220000'], ['220000', '230000']),
      months: fc.constant(term),
      sublicensing: fc.constantFrom('FORBIDDEN' as const, 'WITH_CONSENT' as const, 'FREE' as const),
    }),
    payment,
    payAfterUse: orNull(payAfterUse(term)),
  }),
);

const shares: Arbitrary<Partial<Terms>> = fc
  .record({
    valueOfResult: money,
    newCompany: orNull(text),
    basisPoints: share,
    teamBasisPoints: share,
    residualFunds: orNull(money),
    residualTeamBasisPoints: share,
  })
  .chain((equity) =>
    fc.record({
      mode: fc.constantFrom('EQUITY' as const, 'INVEST_THEN_EQUITY' as const),
      license: fc.constant(null),
      payment: orNull(payment),
      equity: fc.constant({
        ...equity,
        residualTeamBasisPoints: equity.residualFunds === null ? null : equity.residualTeamBasisPoints,
      }),
    }),
  )
  .map((part) =>
    part.mode === 'EQUITY'
      ? part
      : { ...part, trigger: { kind: 'STABLE_GROWTH' as const, amount: 5n, years: 3, until: '2030-01-01' } },
  );

const work: Arbitrary<Partial<Terms>> = fc
  .record({
    mode: fc.constantFrom('DEVELOPMENT' as const, 'SERVICE' as const, 'JOINT_IMPLEMENTATION' as const),
    payment,
    months,
    profit: share,
    deliverables: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
  })
  .map(({ mode, profit, deliverables, ...rest }) => ({
    mode,
    license: null,
    payment: rest.payment,
    work: {
      subject: '中试',
      deliverables,
      acceptance: '连续三批达标',
      months: rest.months,
      profitBasisPoints: mode === 'JOINT_IMPLEMENTATION' ? profit : null,
    },
  }));

/** Well-formed terms of many kinds, in their normal form. */
export const anyTerms: Arbitrary<Terms> = fc
  .tuple(
    fc.oneof(
      license,
      shares,
      work,
      payment.map((sums) => ({ mode: 'TRANSFER' as const, license: null, payment: sums })),
    ),
    common,
  )
  .map(([part, rest]) => ({ ...plainLicense, ...rest, ...part }));
