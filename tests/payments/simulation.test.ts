import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compareWays,
  type SimulationRequest,
} from '../../server/features/payments/simulation/compare-ways.ts';
import { evenPayment, presentValue } from '../../server/features/payments/simulation/present-value.ts';
import {
  evenQuarters,
  quarterOf,
  quarterStart,
  reportsOf,
  scaled,
  soldUntil,
} from '../../server/features/payments/simulation/scenario.ts';
import { wayOf } from '../../server/features/payments/simulation/ways.ts';
import { newId } from '../../server/platform/ids.ts';
import { BUILT_IN_CALENDARS } from '../../server/platform/standards/calendar.ts';
import { makeActive } from '../deals/contract-support.ts';
import { type DealWorld, makeDealWorld, makeEnterprise, realTime } from '../deals/support.ts';
import {
  deferred,
  equity,
  payAfterUse,
  paying,
  plainLicense,
  transfer,
  workedExamples,
} from '../offers/examples.ts';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, ApiClient as Client, useApi } from '../support/api.ts';
import { jsonOf } from '../support/json.ts';
import { plan, report, yuan } from './plan-support.ts';

const NONE = { reports: [], events: [] };
const REQUEST: SimulationRequest = {
  expectedPerYear: yuan(4_000_000),
  growthBasisPoints: 0,
  spreadBasisPoints: 5000,
  ownQuarters: null,
  unitPrice: null,
  years: 5,
  milestoneMonths: 6,
  discountBasisPoints: 400,
  figures: { transferPrice: null, feePerYear: null, deferredSum: null, royaltyBasisPoints: null },
};
const simulated = (
  request: Partial<SimulationRequest> = {},
  terms = payAfterUse,
  facts: Parameters<typeof compareWays>[1] = NONE,
) => compareWays(plan(terms), facts, { ...REQUEST, ...request }, BUILT_IN_CALENDARS);
const totals = (outcome: ReturnType<typeof simulated>) =>
  outcome.scenarios.map(({ kind, ways }) => [
    kind,
    ...ways.map(({ way, total }) => [way, Number(total) / 100]),
  ]);

describe('a simulation', () => {
  it('counts given terms by the real schedule, low, as expected and high', () => {
    const outcome = simulated({
      figures: {
        transferPrice: yuan(300_000),
        feePerYear: yuan(90_000),
        deferredSum: yuan(350_001),
        royaltyBasisPoints: 300,
      },
    });
    // Four years after the trial: 80,000 + 2.5 % of what lies above 2 million, at most 600,000.
    expect(totals(outcome)).toEqual([
      [
        'LOW',
        ['PAY_AFTER_USE', 230_000],
        ['TRANSFER', 300_000],
        ['FIXED_LICENSE', 450_000],
        ['DEFERRED', 350_001],
      ],
      [
        'EXPECTED',
        ['PAY_AFTER_USE', 430_000],
        ['TRANSFER', 300_000],
        ['FIXED_LICENSE', 450_000],
        ['DEFERRED', 350_001],
      ],
      [
        'HIGH',
        ['PAY_AFTER_USE', 600_000],
        ['TRANSFER', 300_000],
        ['FIXED_LICENSE', 450_000],
        ['DEFERRED', 350_001],
      ],
    ]);
    expect(outcome.quarters[0]).toBe('2026-01-15');
    const [, expected] = outcome.scenarios;
    expect(expected?.sales.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => yuan(1_000_000)));
    for (const { ways } of outcome.scenarios)
      for (const { quarters, total } of ways)
        expect(quarters.reduce((sum, paid) => sum + paid, 0n)).toBe(total);
  });

  it('sets the other ways to what the given terms are worth, where no figures are given', () => {
    const { figures, scenarios } = simulated();
    const worth = scenarios[1]?.ways.map(({ present }) => Number(present) / 100) ?? [];
    expect(scenarios[1]?.ways.map(({ way, isGiven }) => [way, isGiven])[0]).toEqual(['PAY_AFTER_USE', true]);
    for (const each of worth) expect(Math.abs(each - (worth[0] ?? 0))).toBeLessThan(5);
    expect(figures.transferPrice % 100n).toBe(0n);
    expect(simulated({ discountBasisPoints: 0 }).figures.transferPrice).toBe(yuan(430_000));
  });

  it('compares pay after use with terms that are paid otherwise', () => {
    const outcome = simulated(
      { years: 3, figures: { ...REQUEST.figures, royaltyBasisPoints: 500 } },
      transfer,
    );
    expect(totals(outcome)[1]).toEqual([
      'EXPECTED',
      ['TRANSFER', 1_800_000],
      ['FIXED_LICENSE', expect.any(Number)],
      ['DEFERRED', expect.any(Number)],
      ['PAY_AFTER_USE', 400_000],
    ]);
    expect(Object.entries(workedExamples).map(([name, terms]) => [name, wayOf(terms)])).toEqual([
      ['payAfterUse', 'PAY_AFTER_USE'],
      ['transfer', 'TRANSFER'],
      ['deferred', 'DEFERRED'],
      ['equity', 'OTHER'],
      ['investThenEquity', 'OTHER'],
      ['development', 'TRANSFER'],
    ]);
  });

  it('takes own figures by quarter, and what was reported so far as it was', () => {
    const own = simulated({ ownQuarters: [0n, 0n, 0n, 0n, yuan(9_000_000)] });
    expect(totals(own)[0]?.[1]).toEqual(['PAY_AFTER_USE', 255_000]);
    expect(own.scenarios).toHaveLength(1);
    const facts = {
      reports: [
        report('2026-01-15', '2026-12-31', 5),
        report('2027-01-01', '2027-01-14', 0),
        report('2027-01-15', '2027-03-31', 9_000_000),
      ],
      events: [],
    };
    const after = simulated({ ownQuarters: [yuan(1_000_000)] }, payAfterUse, facts);
    // 255,000 of nine million, and 2.5 % of the tenth.
    expect(totals(after)[0]?.[1]).toEqual(['PAY_AFTER_USE', 280_000]);
    expect(after.scenarios[0]?.sales.reduce((sum, sold) => sum + sold, 0n)).toBe(yuan(10_000_005));
  });

  it('leaves what comes after the years that are looked at for later', () => {
    const [, expected] = simulated({ years: 2 }, deferred).scenarios;
    expect(expected?.ways[0]).toMatchObject({ way: 'DEFERRED', total: yuan(300_000), later: yuan(600_000) });
  });

  it('lets milestones come about when they are supposed to', () => {
    const terms = paying({
      royalty: null,
      cap: null,
      stages: [
        { label: '验收款', amount: yuan(90_000), due: [{ kind: 'MILESTONE', milestone: '上线验收' }] },
      ],
    });
    const quarters = (milestoneMonths: number) =>
      simulated({ milestoneMonths }, { ...terms, payAfterUse: null }).scenarios[1]?.ways[0]?.quarters;
    expect(quarters(6)?.findIndex((paid) => paid > 0n)).toBe(2);
    expect(quarters(12)?.findIndex((paid) => paid > 0n)).toBe(4);
  });
});

describe('scenarios', () => {
  const quarters = fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { minLength: 1, maxLength: 24 });

  it('lose no fen between reports', () => {
    fc.assert(
      fc.property(
        quarters,
        fc.constantFrom('MONTHLY' as const, 'QUARTERLY' as const, 'YEARLY' as const),
        (sold, reporting) => {
          const of = plan(
            {
              ...payAfterUse,
              payAfterUse: payAfterUse.payAfterUse && { ...payAfterUse.payAfterUse, reporting },
            },
            { until: null },
          );
          const until = quarterStart('2026-01-15', sold.length);
          const reports = reportsOf(of, { from: '2026-01-15', quarters: sold, unitPrice: null }, until);
          expect(reports.reduce((sum, { netSales }) => sum + netSales, 0n)).toBe(
            sold.reduce((sum, each) => sum + each, 0n),
          );
        },
      ),
    );
  });

  it('split years evenly, grow and scale', () => {
    expect(evenQuarters(10n, 5000, 6)).toEqual([3n, 3n, 2n, 2n, 4n, 4n]);
    expect(scaled([100n, 50n], -5000)).toEqual([50n, 25n]);
    expect(soldUntil({ from: '2026-01-15', quarters: [90n], unitPrice: null }, '2026-01-14')).toBe(0n);
    expect(soldUntil({ from: '2026-01-15', quarters: [90n], unitPrice: null }, '2026-04-14')).toBe(90n);
    expect(quarterOf('2026-01-15', '2036-01-14')).toBe(39);
  });

  it('discount later sums, and find the even payment that is worth as much', () => {
    expect(presentValue([10_000n, 0n, 0n, 0n, 10_000n], 0)).toBe(20_000n);
    // 10,000 / 1.01^4
    expect(presentValue([0n, 0n, 0n, 0n, 10_000n], 400)).toBe(9_609n);
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 2000 }), (sum, rate) => {
        const even = evenPayment(sum, [0, 4, 8], rate);
        const back = presentValue([even, 0n, 0n, 0n, even, 0n, 0n, 0n, even], rate);
        expect(sum - back >= 0n && sum - back <= 3n).toBe(true);
      }),
    );
  });
});

const QUERY = `query ($input: SimulationInput!) { simulatePayments(input: $input) {
  simulation { from reportedUntil scenarios { kind ways { way isGiven total } } lines { key status amount }
    comparable { count fixedSum { lower median upper } cap { median } royalty { median } } }
  userErrors { code field } } }`;

interface Answer {
  simulation: {
    from: string;
    scenarios: { kind: string; ways: { way: string; isGiven: boolean; total: string }[] }[];
    lines: { key: string; status: string; amount: string | null }[];
    comparable: { count: number; fixedSum: object | null; cap: object | null; royalty: object | null } | null;
  } | null;
  userErrors: { code: string; field: string }[];
}

describe('the API', () => {
  const api = useApi();
  let world: DealWorld;
  let dealId: string;
  beforeAll(async () => {
    world = await makeDealWorld(api());
    dealId = await makeActive(world, { terms: payAfterUse });
    realTime();
  });

  const ask = async (client: ApiClient, input: object): Promise<Answer> => {
    const reply = await client.ask<{ simulatePayments: Answer }>(QUERY, {
      input: { expectedPerYear: '4000000.00', ...input },
    });
    if (!reply.data) throw new Error(JSON.stringify(reply.errors));
    return reply.data.simulatePayments;
  };

  it('simulates terms for everybody, a deal for its sides alone', async () => {
    const visitor = new Client(api().address);
    const { simulation } = await ask(visitor, { terms: jsonOf(payAfterUse) });
    expect(simulation?.scenarios.map(({ kind, ways }) => [kind, ways[0]?.total])).toEqual([
      ['LOW', '230000.00'],
      ['EXPECTED', '430000.00'],
      ['HIGH', '600000.00'],
    ]);
    expect(simulation?.comparable).toBeNull();
    expect(
      simulation?.lines.some(
        ({ key, status, amount }) => key === 'stage:0' && status === 'DUE' && amount === '80000.00',
      ),
    ).toBe(true);
    expect(await ask(visitor, { dealId })).toEqual({
      simulation: null,
      userErrors: [{ code: 'NOT_FOUND', field: 'dealId' }],
    });
    for (const client of [world.buyer, world.officer]) {
      const seen = await ask(client, { dealId });
      expect(seen.simulation?.scenarios[1]?.ways[0]).toEqual({
        way: 'PAY_AFTER_USE',
        isGiven: true,
        total: '430000.00',
      });
    }
  });

  it('refuses what cannot be counted, naming the field', async () => {
    const units = paying({ stages: [], royalty: { base: 'UNITS', tiers: [], perUnit: 120n } });
    expect((await ask(world.buyer, { terms: jsonOf(units) })).userErrors).toEqual([
      { code: 'REQUIRED', field: 'unitPrice' },
    ]);
    expect((await ask(world.buyer, {})).userErrors).toEqual([{ code: 'REQUIRED', field: 'terms' }]);
    expect(
      (await ask(world.buyer, { terms: jsonOf(plainLicense), years: 16, milestoneMonths: -1 })).userErrors,
    ).toEqual([
      { code: 'INVALID', field: 'years' },
      { code: 'INVALID', field: 'milestoneMonths' },
    ]);
    const { simulation } = await ask(world.buyer, { terms: jsonOf(units), unitPrice: '100.00' });
    // 40,000 pieces a year at 1.20, for the four years after the trial.
    expect(simulation?.scenarios[1]?.ways[0]?.total).toBe('192000.00');
    expect((await ask(world.buyer, { terms: jsonOf(equity) })).simulation?.scenarios[1]?.ways[0]?.total).toBe(
      '0.00',
    );
  });

  it('shows comparable deals only from five of others on, rounded, and never those of who asks', async () => {
    const copy = async (number: number, enterpriseId: string, cap: bigint) => {
      await world.app.db.query(
        `INSERT INTO deal SELECT (jsonb_populate_record(deal, jsonb_build_object('id', $2::text, 'number', $3::text,
           'enterprise_id', $4::text, 'request_key', $2::text, 'terms', jsonb_set(terms, '{payment,cap}', to_jsonb($5::text))))).*
         FROM deal WHERE id = $1`,
        [dealId, newId(), `比较-${number}`, enterpriseId, cap.toString()],
      );
    };
    const others = await Promise.all(
      Array.from({ length: 5 }, () => makeEnterprise(world.app, world.operator)),
    );
    for (const [index, { id }] of others.slice(0, 4).entries())
      await copy(index, id, yuan(123_456 * (index + 1)));
    const stranger = await makeEnterprise(world.app, world.operator);
    const client = await signedIn(world.api, stranger.buyer);
    const offerTerms = { dealId, terms: jsonOf(payAfterUse) };
    // The buyer's own deal does not count: four of others are too few.
    expect((await ask(world.buyer, offerTerms)).simulation?.comparable).toBeNull();
    await copy(5, others[4]?.id ?? '', yuan(999_999));
    const seen = (await ask(world.buyer, offerTerms)).simulation?.comparable;
    expect(seen).toEqual({
      count: 5,
      fixedSum: { lower: '80000.00', median: '80000.00', upper: '80000.00' },
      cap: { median: '370000.00' },
      royalty: { median: 250 },
    });
    // All of them are deals of the unit that asks.
    expect((await ask(world.officer, offerTerms)).simulation?.comparable).toBeNull();
    expect(await ask(client, { dealId })).toMatchObject({ simulation: null });
  });
});
