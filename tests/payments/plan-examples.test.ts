import { describe, expect, it } from 'vitest';
import { buyOutPriceOn, deferralLeft, returnUntil } from '../../server/features/payments/plan/choices.ts';
import { reconcile } from '../../server/features/payments/plan/reconcile.ts';
import { scheduleOf } from '../../server/features/payments/plan/schedule.ts';
import { calendars } from '../../server/platform/standards/calendar.ts';
import {
  deferred,
  equity,
  given,
  investThenEquity,
  payAfterUse,
  paying,
  plainLicense,
  transfer,
} from '../offers/examples.ts';
import { dueOf, plan, report, scheduled, told, worked, yuan } from './plan-support.ts';

describe('the worked example', () => {
  it('gives 80,000 and 175,000 on nine million after the trial', () => {
    const schedule = scheduled(plan(payAfterUse), '2027-10-20', worked);
    expect(told(schedule)).toEqual([
      ['royalty:2026-01-15', 'FREED', 0, '2026-04-15', 'TIERS TRIAL'],
      ['royalty:2027-01-15', 'DUE', 0, '2027-04-15', 'TIERS'],
      ['stage:0', 'DUE', 80_000, '2027-07-30', 'SALES_REACHED'],
      ['royalty:2027-04-01', 'DUE', 75_000, '2027-07-15', 'TIERS'],
      ['royalty:2027-07-01', 'DUE', 100_000, '2027-10-15', 'TIERS'],
      ['royalty:2027-10-01', 'CONDITIONAL', null, '2028-01-15', 'TO_BE_REPORTED'],
    ]);
    expect(schedule).toMatchObject({
      total: yuan(255_000),
      cumulative: yuan(9_000_000),
      leftOfCap: yuan(345_000),
      begunOn: '2027-01-15',
      over: null,
    });
    expect(schedule.lines[3]?.why).toEqual([
      { code: 'TIERS', params: { base: '3500000.00', from: '1500000.00', to: '5000000.00' } },
    ]);
  });

  it('stops at the cap of 600,000 on all payments together', () => {
    const reports = [
      ...worked,
      report('2027-10-01', '2027-12-31', 20_000_000),
      report('2028-01-01', '2028-03-31', 1),
    ];
    const schedule = scheduled(plan(payAfterUse), '2028-04-01', reports);
    expect(told(schedule).slice(-3)).toEqual([
      ['royalty:2027-10-01', 'DUE', 345_000, '2028-01-15', 'TIERS CAPPED'],
      ['royalty:2028-01-01', 'FREED', 0.02, '2028-04-15', 'TIERS CAPPED'],
      ['royalty:2028-04-01', 'FREED', null, '2028-07-15', 'TO_BE_REPORTED CAPPED'],
    ]);
    expect(schedule).toMatchObject({
      total: yuan(600_000),
      leftOfCap: 0n,
      over: { by: 'CAP', on: '2027-12-31' },
    });
  });

  it('corrects what was invoiced by the difference, never by changing it', () => {
    const before = scheduled(plan(payAfterUse), '2027-10-20', worked);
    const invoiced = reconcile(before.lines, [], '2027-10-20');
    expect(invoiced.map(({ key, amount, dueOn }) => [key, amount, dueOn])).toEqual([
      ['stage:0', yuan(80_000), '2027-07-30'],
      ['royalty:2027-04-01', yuan(75_000), '2027-07-15'],
      ['royalty:2027-07-01', yuan(100_000), '2027-10-15'],
    ]);
    expect(reconcile(before.lines, invoiced, '2027-10-21')).toEqual([]);
    const corrected = worked.with(
      2,
      report('2027-04-01', '2027-06-30', 300_000, { id: 'later', reportedOn: '2027-11-02' }),
    );
    const after = scheduled(plan(payAfterUse), '2027-11-02', corrected);
    // The mark is reached a quarter later now, and less lies above it.
    expect(
      reconcile(after.lines, invoiced, '2027-11-02').map(({ key, kind, amount, dueOn, why }) => [
        key,
        kind,
        Number(amount) / 100,
        dueOn,
        why[0],
      ]),
    ).toEqual([
      [
        'royalty:2027-04-01',
        'CORRECTION',
        -75_000,
        '2027-11-02',
        { code: 'CORRECTED', params: { before: '75000.00', after: '0.00' } },
      ],
      [
        'royalty:2027-07-01',
        'CORRECTION',
        -5_000,
        '2027-11-02',
        { code: 'CORRECTED', params: { before: '100000.00', after: '95000.00' } },
      ],
    ]);
    expect(after.total).toBe(yuan(175_000));
    const gone = reconcile(scheduled(plan(payAfterUse), '2027-11-02').lines, invoiced, '2027-11-02');
    expect(gone.map(({ key, amount }) => [key, amount])).toEqual([
      ['royalty:2027-04-01', -yuan(75_000)],
      ['royalty:2027-07-01', -yuan(100_000)],
      ['stage:0', -yuan(80_000)],
    ]);
  });
});

describe('deferral and deferred payment', () => {
  it('pays at fixed months, or earlier when sales reach a mark', () => {
    expect(told(scheduled(plan(deferred), '2027-06-01'))).toEqual([
      ['stage:0', 'COMING', 300_000, '2027-08-14', 'MONTHS_AFTER_SIGNING'],
      ['stage:1', 'COMING', 600_000, '2029-02-14', 'MONTHS_AFTER_SIGNING'],
    ]);
    const sold = [
      report('2027-01-01', '2027-03-31', 9_000_000),
      report('2027-04-01', '2027-06-30', 6_000_000),
    ];
    expect(told(scheduled(plan(deferred), '2027-08-01', sold))).toEqual([
      ['stage:1', 'DUE', 600_000, '2027-07-30', 'SALES_REACHED'],
      ['stage:0', 'DUE', 300_000, '2027-08-14', 'MONTHS_AFTER_SIGNING'],
    ]);
  });

  it('puts a payment off by the months chosen, never by more than the terms allow', () => {
    const terms = { ...deferred, payAfterUse: { ...given(deferred.payAfterUse), deferralMonths: 6 } };
    const putOff = (months: number, id: string) => ({
      kind: 'DEFERRAL' as const,
      id,
      on: '2027-07-20',
      key: 'stage:0',
      months,
    });
    const on = (events: ReturnType<typeof putOff>[]) =>
      told(scheduled(plan(terms), '2027-08-01', [], events))[0];
    expect(on([putOff(2, 'a')])).toEqual([
      'stage:0',
      'DUE',
      300_000,
      '2027-10-14',
      'MONTHS_AFTER_SIGNING DEFERRED',
    ]);
    expect(on([putOff(4, 'b'), putOff(2, 'a')])?.[3]).toBe('2028-02-14');
    expect(on([putOff(9, 'b'), putOff(2, 'a')])?.[3]).toBe('2028-02-14');
    expect(deferralLeft(plan(terms), 2)).toBe(4);
    expect(told(scheduled(plan(deferred), '2027-08-01', [], [putOff(2, 'a')]))[0]?.[3]).toBe('2027-08-14');
  });
});

describe('tiers with a cap', () => {
  const terms = paying({
    stages: [],
    royalty: {
      base: 'NET_SALES',
      tiers: [
        { from: yuan(1_000_000), basisPoints: 500 },
        { from: yuan(3_000_000), basisPoints: 300 },
        { from: yuan(10_000_000), basisPoints: 100 },
      ],
      perUnit: null,
    },
    cap: yuan(320_000),
  });

  it('counts each part of the sum at its own share, report by report to the same fen', () => {
    const reports = [
      report('2027-02-01', '2027-03-31', 0, { netSales: 250_000_001n }),
      report('2027-04-01', '2027-06-30', 1_000_000),
      report('2027-07-01', '2027-09-30', 8_500_000),
    ];
    // 5 % of 2 million, 3 % of 7 million, 1 % of 2,000,000.01: 100,000 + 210,000 + 20,000 (cut to 10,000 by the cap).
    expect(
      dueOf(scheduled(plan(terms), '2027-10-20', reports)).map(([key, , amount]) => [key, amount]),
    ).toEqual([
      ['royalty:2027-02-01', 75_000],
      ['royalty:2027-04-01', 40_000],
      ['royalty:2027-07-01', 205_000],
    ]);
  });

  it('sets returns that exceed sales off against later royalties', () => {
    const reports = [
      report('2027-02-01', '2027-03-31', 2_000_000),
      report('2027-04-01', '2027-06-30', -400_000),
      report('2027-07-01', '2027-09-30', 500_000),
    ];
    expect(dueOf(scheduled(plan(terms), '2027-10-20', reports)).map(([, , amount]) => amount)).toEqual([
      50_000, 0, 5_000,
    ]);
  });

  it('pays by the piece', () => {
    const perUnit = paying({
      stages: [],
      royalty: { base: 'UNITS', tiers: [], perUnit: 120n },
      cap: yuan(400_000),
    });
    const schedule = scheduled(plan(perUnit), '2027-04-01', [
      report('2027-01-15', '2027-03-31', 0, { units: 1_001n }),
    ]);
    expect(told(schedule)[0]).toEqual(['royalty:2027-01-15', 'DUE', 1201.2, '2027-04-15', 'PER_UNIT']);
    expect(schedule.cumulative).toBe(1_001n);
  });
});

describe('return in the trial', () => {
  const returned = { kind: 'RETURN' as const, id: 'return', on: '2027-01-15' };

  it('frees all that is not due, until the last day of the right', () => {
    expect(returnUntil(plan(payAfterUse))).toBe('2027-01-15');
    const schedule = scheduled(plan(payAfterUse), '2027-03-01', [], [returned]);
    expect(told(schedule)).toEqual([['stage:0', 'FREED', 80_000, null, 'SALES_REACHED RETURNED']]);
    expect(schedule).toMatchObject({ total: 0n, over: { by: 'RETURN', on: '2027-01-15' } });
  });

  it('is no right any more a day later', () => {
    const late = scheduled(plan(payAfterUse), '2027-03-01', [], [{ ...returned, on: '2027-01-16' }]);
    expect(late).toMatchObject({ over: null });
    expect(late.lines[0]?.status).toBe('CONDITIONAL');
  });
});

describe('buy-out', () => {
  const boughtOut = (on: string) => [{ kind: 'BUY_OUT' as const, id: 'buy-out', on }];

  it('replaces all that has not arisen by its price of the month', () => {
    const terms = {
      ...deferred,
      payAfterUse: {
        ...given(deferred.payAfterUse),
        buyOut: [
          { untilMonth: 12, amount: yuan(800_000) },
          { untilMonth: 24, amount: yuan(850_000) },
        ],
      },
    };
    expect(buyOutPriceOn(plan(terms), '2027-01-15')).toMatchObject({
      amount: yuan(800_000),
      untilOn: '2027-01-15',
    });
    expect(told(scheduled(plan(terms), '2027-02-01', [], boughtOut('2027-01-05')))).toEqual([
      ['buyOut', 'DUE', 800_000, '2027-01-15', 'BOUGHT_OUT'],
      ['stage:0', 'FREED', 300_000, '2027-08-14', 'MONTHS_AFTER_SIGNING BOUGHT_OUT'],
      ['stage:1', 'FREED', 600_000, '2029-02-14', 'MONTHS_AFTER_SIGNING BOUGHT_OUT'],
    ]);
    const later = scheduled(plan(terms), '2027-09-01', [], boughtOut('2027-08-01'));
    expect(dueOf(later)).toEqual([
      ['stage:0', 'DUE', 300_000, '2027-08-14', 'MONTHS_AFTER_SIGNING'],
      ['buyOut', 'DUE', 850_000, '2027-08-31', 'BOUGHT_OUT'],
    ]);
    expect(later).toMatchObject({ total: yuan(1_150_000), over: { by: 'BUY_OUT', on: '2027-08-01' } });
    expect(scheduled(plan(terms), '2028-03-01', [], boughtOut('2028-02-01')).over).toBeNull();
  });
});

describe('minimum per year', () => {
  const terms = paying({ stages: [], minimumPerYear: yuan(50_000), cap: null });

  it('asks for the difference after each year of the contract in which royalties run', () => {
    const reports = [
      report('2027-01-15', '2027-03-31', 3_000_000),
      ...['2027-04-01', '2027-07-01', '2027-10-01'].map((from) => report(from, reportEnd(from), 0)),
    ];
    const lines = (on: string) =>
      told(scheduled(plan(terms), on, reports)).filter(([key]) => String(key).startsWith('minimum'));
    // The second year is the first after the trial: 2.5 % of one million are 25,000.
    expect(lines('2028-01-14')[0]).toEqual(['minimum:2', 'COMING', 25_000, '2028-02-13', 'MINIMUM_OF_YEAR']);
    expect(lines('2028-01-15')[0]).toEqual(['minimum:2', 'DUE', 25_000, '2028-02-13', 'MINIMUM_OF_YEAR']);
    expect(lines('2028-01-15').map(([key, , amount]) => [key, amount])).toEqual([
      ['minimum:2', 25_000],
      ['minimum:3', 50_000],
      ['minimum:4', 50_000],
      ['minimum:5', 50_000],
    ]);
    const missing = told(scheduled(plan(terms), '2028-01-15', reports.slice(0, 3))).find(
      ([key]) => key === 'minimum:2',
    );
    expect(missing?.[1]).toBe('COMING');
  });
});

function reportEnd(from: string): string {
  return { '04': '2027-06-30', '07': '2027-09-30', '10': '2027-12-31' }[from.slice(5, 7)] ?? from;
}

describe('shares instead of cash', () => {
  it('turns an invested result into shares with a large enough round in time', () => {
    const round = (on: string, amount: number) => ({
      kind: 'FINANCING' as const,
      id: on,
      on,
      amount: yuan(amount),
    });
    const of = plan(investThenEquity, { until: null });
    expect(scheduled(of, '2028-01-01', [], [round('2027-01-01', 9_999_999)]).equityOn).toBeNull();
    const rounds = [round('2027-09-01', 20_000_000), round('2027-06-01', 10_000_000)];
    expect(scheduled(of, '2028-01-01', [], rounds).equityOn).toBe('2027-06-01');
    expect(scheduled(of, '2027-05-31', [], rounds).equityOn).toBeNull();
    expect(scheduled(of, '2029-06-01', [], [round('2029-01-01', 20_000_000)]).equityOn).toBeNull();
    expect(scheduled(plan(equity, { until: null }), '2028-01-01', [], rounds).equityOn).toBeNull();
  });

  it('waits for so many good years running', () => {
    const terms = {
      ...investThenEquity,
      trigger: { kind: 'STABLE_GROWTH' as const, amount: yuan(100), years: 3, until: '2031-12-31' },
    };
    const year = (which: number, amount: number, on: string) => ({
      kind: 'YEAR_REVENUE' as const,
      id: `${which}`,
      on,
      year: which,
      amount: yuan(amount),
    });
    const years = [
      year(2028, 100, '2029-03-01'),
      year(2026, 120, '2027-03-01'),
      year(2027, 99, '2028-03-01'),
      year(2029, 100, '2030-03-01'),
    ];
    expect(scheduled(plan(terms), '2031-06-01', [], years).equityOn).toBeNull();
    expect(scheduled(plan(terms), '2031-06-01', [], [...years, year(2030, 100, '2031-03-01')]).equityOn).toBe(
      '2031-03-01',
    );
  });
});

describe('a price in one sum', () => {
  it('is due fifteen working days after signing, where the calendar of the year is known', () => {
    expect(told(scheduled(plan(transfer, { until: null }), '2026-01-15'))).toEqual([
      ['entryFee', 'DUE', 1_800_000, '2026-02-05', 'AT_SIGNING'],
    ]);
    const unknown = scheduleOf(plan(plainLicense), { reports: [], events: [] }, '2026-01-15', calendars([]));
    expect(unknown.lines[0]).toMatchObject({ status: 'DUE', dueOn: null, calendarMissing: 2026 });
    expect(reconcile(unknown.lines, [], '2026-01-15')).toEqual([]);
  });
});
