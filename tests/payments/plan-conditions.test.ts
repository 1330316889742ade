import { describe, expect, it } from 'vitest';
import { reportPeriods } from '../../server/features/payments/plan/report-periods.ts';
import { development, given, payAfterUse, paying, transfer, using } from '../offers/examples.ts';
import { dueOf, plan, report, scheduled, told, worked, yuan } from './plan-support.ts';

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
    const schedule = scheduled(plan(payAfterUse), '2027-10-20', worked.slice(2), [opening]);
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
