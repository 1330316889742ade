import { describe, expect, it } from 'vitest';
import { buyOutPriceOn, deferralLeft, returnUntil } from '../../server/features/payments/plan/choices.ts';
import { reconcile } from '../../server/features/payments/plan/reconcile.ts';
import { reportPeriods } from '../../server/features/payments/plan/report-periods.ts';
import { scheduleOf } from '../../server/features/payments/plan/schedule.ts';
import { calendars } from '../../server/platform/standards/calendar.ts';
import {
  deferred,
  development,
  equity,
  given,
  investThenEquity,
  payAfterUse,
  paying,
  plainLicense,
  transfer,
  using,
} from '../offers/examples.ts';
import { plan, report, scheduled, told, yuan } from './plan-support.ts';

/** Nine million after the trial, and what was sold in it. */
const worked = [
  report('2026-01-15', '2026-03-31', 700_000),
  report('2027-01-15', '2027-03-31', 1_500_000),
  report('2027-04-01', '2027-06-30', 3_500_000),
  report('2027-07-01', '2027-09-30', 4_000_000),
];
const dueOf = (schedule: ReturnType<typeof scheduled>) =>
  told(schedule).filter(([, status]) => status === 'DUE');

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

describe('what begins the payments', () => {
  const royalty = { base: 'NET_SALES' as const, tiers: [{ from: 0n, basisPoints: 1000 }], perUnit: null };
  const terms = (trigger: 'FIRST_SALE' | 'ACCEPTANCE' | 'SALES_REACH') => ({
    ...paying({
      royalty,
      stages: [{ label: '甲', amount: yuan(10_000), due: [{ kind: 'DATE' as const, date: '2026-03-01' }] }],
      cap: null,
    }),
    payAfterUse: {
      ...given(payAfterUse.payAfterUse),
      trialMonths: 0,
      trigger,
      triggerSales: trigger === 'SALES_REACH' ? yuan(1_000) : null,
    },
  });
  const quarters = [
    report('2026-04-01', '2026-06-30', 0),
    report('2026-07-01', '2026-09-30', 920),
    report('2026-10-01', '2026-12-31', 920),
  ];

  it('is the first sale, reported or established', () => {
    expect(dueOf(scheduled(plan(terms('FIRST_SALE')), '2027-01-01', quarters.slice(1)))).toEqual([
      ['stage:0', 'DUE', 10_000, '2026-10-30', 'ON_DATE NOT_BEGUN'],
      ['royalty:2026-07-01', 'DUE', 92, '2026-10-15', 'TIERS'],
      ['royalty:2026-10-01', 'DUE', 92, '2027-01-15', 'TIERS'],
    ]);
    const sale = { kind: 'FIRST_SALE' as const, id: 'sale', on: '2026-08-01' };
    const schedule = scheduled(plan(terms('FIRST_SALE')), '2027-01-01', quarters.slice(1), [sale]);
    expect(schedule.begunOn).toBe('2026-08-01');
    expect(dueOf(schedule)[0]).toEqual(['stage:0', 'DUE', 10_000, '2026-08-31', 'ON_DATE NOT_BEGUN']);
  });

  it('is the acceptance: what was sold before carries nothing, by days within a report', () => {
    expect(
      told(scheduled(plan(terms('ACCEPTANCE')), '2027-01-01', quarters)).map(([key, status, , , why]) => [
        key,
        status,
        why,
      ]),
    ).toEqual([
      ['royalty:2026-01-15', 'CONDITIONAL', 'TO_BE_REPORTED NOT_BEGUN'],
      ['royalty:2026-04-01', 'DUE', 'TIERS'],
      ['royalty:2026-07-01', 'FREED', 'TIERS NOT_BEGUN'],
      ['royalty:2026-10-01', 'FREED', 'TIERS NOT_BEGUN'],
      ['royalty:2027-01-01', 'CONDITIONAL', 'TO_BE_REPORTED NOT_BEGUN'],
      ['stage:0', 'CONDITIONAL', 'ON_DATE NOT_BEGUN'],
    ]);
    const accepted = { kind: 'ACCEPTANCE' as const, id: 'accepted', on: '2026-08-01' };
    // 31 of the 92 days lie before: 310 of 920 yuan.
    expect(
      dueOf(scheduled(plan(terms('ACCEPTANCE')), '2027-01-01', quarters, [accepted])).map(
        ([key, , amount]) => [key, amount],
      ),
    ).toEqual([
      ['royalty:2026-04-01', 0],
      ['stage:0', 10_000],
      ['royalty:2026-07-01', 61],
      ['royalty:2026-10-01', 92],
    ]);
  });

  it('is the mark that sales reach: what lies below carries nothing', () => {
    const schedule = scheduled(plan(terms('SALES_REACH')), '2027-01-01', quarters);
    expect(schedule.begunOn).toBe('2026-12-31');
    expect(dueOf(schedule).map(([key, , amount]) => [key, amount])).toEqual([
      ['royalty:2026-04-01', 0],
      ['stage:0', 10_000],
      ['royalty:2026-10-01', 84],
    ]);
  });
});

describe('a lapse of the right', () => {
  const terms = paying({
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 1000 }], perUnit: null },
    stages: [{ label: '甲', amount: yuan(10_000), due: [{ kind: 'DATE', date: '2027-08-01' }] }],
    minimumPerYear: yuan(36_500),
    cap: null,
    pauseWhileLapsed: true,
  });
  const lapse = { kind: 'LAPSE' as const, id: 'lapse', on: '2027-07-16', until: '2027-09-30' };
  const quarter = report('2027-07-01', '2027-09-30', 920);

  it('carries no royalty by its days, and stages wait', () => {
    const lines = told(scheduled(plan(terms), '2027-12-01', [quarter], [lapse]));
    expect(lines).toContainEqual(['royalty:2027-07-01', 'DUE', 15, '2027-10-15', 'TIERS LAPSED']);
    expect(lines).toContainEqual(['stage:0', 'DUE', 10_000, '2027-10-31', 'ON_DATE LAPSED']);
    // 77 of 365 days off.
    expect(lines).toContainEqual(['minimum:2', 'COMING', 28_785, '2028-02-13', 'MINIMUM_OF_YEAR LAPSED']);
    const open = scheduled(
      plan(terms),
      '2027-12-01',
      [report('2027-10-01', '2027-11-30', 100)],
      [{ ...lapse, until: null }],
    );
    expect(told(open)).toContainEqual(['royalty:2027-10-01', 'PAUSED', 10, '2028-01-15', 'TIERS LAPSED']);
    expect(told(open)).toContainEqual(['stage:0', 'PAUSED', 10_000, null, 'ON_DATE LAPSED']);
    expect(open.cumulative).toBe(0n);
  });

  it('changes nothing where the terms do not say so', () => {
    const plain = { ...terms, payment: { ...given(terms.payment), pauseWhileLapsed: false } };
    expect(told(scheduled(plan(plain), '2027-12-01', [quarter], [lapse]))).toEqual(
      told(scheduled(plan(plain), '2027-12-01', [quarter])),
    );
  });
});

describe('milestones, profit, ends, imported contracts', () => {
  it('pays a stage after the milestone of its name', () => {
    const terms = paying({
      stages: [
        { label: '验收款', amount: yuan(90_000), due: [{ kind: 'MILESTONE', milestone: '上线验收' }] },
      ],
      royalty: null,
      cap: null,
    });
    const met = (milestone: string) => ({
      kind: 'MILESTONE' as const,
      id: milestone,
      on: '2027-05-02',
      milestone,
    });
    expect(dueOf(scheduled(plan(terms), '2027-05-02', [], [met('上线')]))).toEqual([]);
    expect(dueOf(scheduled(plan(terms), '2027-05-02', [], [met('上线验收')]))).toEqual([
      ['stage:0', 'DUE', 90_000, '2027-06-01', 'MILESTONE_MET'],
    ]);
  });

  it('shares the operating profit of a year of joint implementation', () => {
    const joint = {
      ...development,
      mode: 'JOINT_IMPLEMENTATION' as const,
      payment: null,
      work: { ...given(development.work), months: 60, profitBasisPoints: 800 },
    };
    const reports = [
      report('2026-01-15', '2026-12-31', 0, { operatingProfit: yuan(-5) }),
      report('2027-01-01', '2027-12-31', 0, { operatingProfit: yuan(125_000) }),
    ];
    expect(told(scheduled(plan(joint), '2028-01-20', reports))).toEqual([
      ['profit:2026', 'DUE', 0, '2027-03-31', 'PROFIT_OF_YEAR'],
      ['profit:2027', 'DUE', 10_000, '2028-03-31', 'PROFIT_OF_YEAR'],
    ]);
  });

  it('counts use until the day on which a contract was ended, by days', () => {
    const terms = paying({
      royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 1000 }], perUnit: null },
      stages: [],
      cap: null,
    });
    const ended = { kind: 'TERMINATION' as const, id: 'end', on: '2027-07-31' };
    const schedule = scheduled(plan(terms), '2027-12-01', [report('2027-07-01', '2027-09-30', 920)], [ended]);
    expect(dueOf(schedule)).toEqual([['royalty:2027-07-01', 'DUE', 31, '2027-10-15', 'TIERS']]);
    expect(schedule.over).toEqual({ by: 'TERMINATION', on: '2027-07-31' });
  });

  it('goes on from what an imported contract had come to', () => {
    const opening = {
      kind: 'OPENING' as const,
      id: 'opening',
      on: '2027-06-30',
      cumulative: yuan(5_000_000),
      paid: yuan(155_000),
    };
    const schedule = scheduled(
      plan(payAfterUse),
      '2027-10-20',
      [worked[2], worked[3]].filter((one) => one !== undefined),
      [opening],
    );
    expect(dueOf(schedule)).toEqual([['royalty:2027-07-01', 'DUE', 100_000, '2027-10-15', 'TIERS']]);
    expect(schedule).toMatchObject({
      total: yuan(255_000),
      leftOfCap: yuan(345_000),
      cumulative: yuan(9_000_000),
    });
  });
});

describe('periods to report on', () => {
  it('follow the calendar, cut where the trial and the contract end', () => {
    const periods = reportPeriods(plan(payAfterUse, { until: '2027-05-20' }), '2030-01-01');
    expect(periods.map(({ from, to, dueOn, inTrial }) => [from, to, dueOn, inTrial])).toEqual([
      ['2026-01-15', '2026-03-31', '2026-04-15', true],
      ['2026-04-01', '2026-06-30', '2026-07-15', true],
      ['2026-07-01', '2026-09-30', '2026-10-15', true],
      ['2026-10-01', '2026-12-31', '2027-01-15', true],
      ['2027-01-01', '2027-01-14', '2027-04-15', true],
      ['2027-01-15', '2027-03-31', '2027-04-15', false],
      ['2027-04-01', '2027-05-20', '2027-07-15', false],
    ]);
    expect(
      reportPeriods(plan(using({ reporting: 'MONTHLY' })), '2026-02-01').map(({ to, dueOn }) => [to, dueOn]),
    ).toEqual([
      ['2026-01-31', '2026-02-15'],
      ['2026-02-28', '2026-03-15'],
    ]);
    expect(reportPeriods(plan(paying({}), { until: null }), '2026-01-14')).toEqual([]);
    expect(reportPeriods(plan({ ...payAfterUse, payAfterUse: null }), '2026-12-31')[0]?.dueOn).toBe(
      '2027-01-30',
    );
    expect(plan(transfer).rhythm).toBeNull();
  });
});
