import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { lateInterest } from '../../server/features/payments/plan/late-interest.ts';
import type {
  Invoiced,
  PaymentEvent,
  PaymentPlan,
  ReportedUse,
  Schedule,
} from '../../server/features/payments/plan/plan.types.ts';
import { planOf } from '../../server/features/payments/plan/plan-of-terms.ts';
import { reconcile } from '../../server/features/payments/plan/reconcile.ts';
import { reportPeriods } from '../../server/features/payments/plan/report-periods.ts';
import { royaltyOn } from '../../server/features/payments/plan/royalties.ts';
import { addDays, daysBetween } from '../../server/platform/standards/calendar.ts';
import { anyTerms } from '../offers/any-terms.ts';
import { scheduled } from './plan-support.ts';

const SIGNED = '2026-01-15';
const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => addDays(SIGNED, days));

/** A plan over terms of any kind, with dates near enough to come about. */
const anyPlan: Arbitrary<PaymentPlan> = fc
  .record({ terms: anyTerms, days: fc.option(fc.integer({ min: 200, max: 2500 }), { nil: null }) })
  .map(({ terms, days }) =>
    planOf(soon(terms), {
      signedOn: SIGNED,
      from: SIGNED,
      until: days === null ? null : addDays(SIGNED, days),
    }),
  );

/** The same terms with months and marks that are reached within some years. */
function soon(terms: Terms): Terms {
  const { payment, payAfterUse } = terms;
  const near = (months: number) => 1 + (months % 60);
  return {
    ...terms,
    payment: payment && {
      ...payment,
      stages: payment.stages.map((stage) => ({
        ...stage,
        due: stage.due.map((due) =>
          due.kind === 'MONTHS_AFTER_SIGNING' ? { ...due, months: near(due.months) } : due,
        ),
      })),
    },
    payAfterUse: payAfterUse && { ...payAfterUse, trialMonths: payAfterUse.trialMonths % 24 },
  };
}

const sum = fc.bigInt({ min: -(10n ** 10n), max: 10n ** 12n });
const positive = fc.bigInt({ min: 0n, max: 10n ** 12n });

/** Reports of some of the periods of a plan. */
const reportsOf = (of: PaymentPlan): Arbitrary<ReportedUse[]> => {
  const periods = reportPeriods(of, addDays(SIGNED, 1500)).slice(0, 30);
  return fc.subarray(periods).chain((chosen) =>
    fc.tuple(
      ...chosen.map(({ from, to }) =>
        fc
          .record({
            netSales: sum,
            units: positive,
            costSaving: positive,
            operatingProfit: fc.option(sum, { nil: null }),
            late: fc.integer({ min: 0, max: 40 }),
          })
          .map(({ late, ...use }) => ({
            id: `r-${from}`,
            from,
            to,
            reportedOn: addDays(to, late),
            ...use,
          })),
      ),
    ),
  );
};

const eventsOf = (of: PaymentPlan): Arbitrary<PaymentEvent[]> => {
  const milestones = (of.terms.payment?.stages ?? []).flatMap(({ due }) =>
    due.flatMap((one) => (one.kind === 'MILESTONE' ? [one.milestone] : [])),
  );
  const on = day(0, 1500);
  const event = fc.oneof(
    fc.record({ kind: fc.constant('MILESTONE' as const), on, milestone: fc.constantFrom('', ...milestones) }),
    fc.record({ kind: fc.constantFrom('ACCEPTANCE' as const, 'FIRST_SALE' as const), on }),
    fc.record({
      kind: fc.constantFrom('BUY_OUT' as const, 'RETURN' as const, 'TERMINATION' as const),
      on: day(300, 1500),
    }),
    fc.record({
      kind: fc.constant('DEFERRAL' as const),
      on,
      key: fc.constantFrom('stage:0', 'entryFee'),
      months: fc.integer({ min: 1, max: 9 }),
    }),
    fc
      .record({ on, days: fc.option(fc.integer({ min: 0, max: 400 }), { nil: null }) })
      .map(({ on: from, days }) => ({
        kind: 'LAPSE' as const,
        on: from,
        until: days === null ? null : addDays(from, days),
      })),
    fc.record({
      kind: fc.constant('OPENING' as const),
      on: day(0, 200),
      cumulative: positive,
      paid: positive,
    }),
    fc.record({ kind: fc.constant('FINANCING' as const), on, amount: positive }),
  );
  return fc
    .array(event, { maxLength: 6 })
    .map((events) => events.map((one, index) => ({ ...one, id: `e-${index}` })) as PaymentEvent[]);
};

interface Case {
  plan: PaymentPlan;
  reports: ReportedUse[];
  events: PaymentEvent[];
  on: string;
}
const anyCase: Arbitrary<Case> = anyPlan.chain((of) =>
  fc.record({ plan: fc.constant(of), reports: reportsOf(of), events: eventsOf(of), on: day(0, 1700) }),
);

const run = ({ plan: of, reports, events, on }: Case): Schedule => scheduled(of, on, reports, events);
const opened = ({ events, on }: Case): bigint => {
  const openings = events.filter((event) => event.kind === 'OPENING' && event.on <= on);
  const [last] = openings.sort((a, b) => (a.on === b.on ? (a.id < b.id ? 1 : -1) : a.on < b.on ? 1 : -1));
  return last?.kind === 'OPENING' ? last.paid : 0n;
};
const due = ({ lines }: Schedule) =>
  lines.reduce((total, { status, amount }) => (status === 'DUE' ? total + (amount ?? 0n) : total), 0n);

describe('any plan with any facts on any day', () => {
  it('never passes the cap, and says what is left of it', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const schedule = run(given);
        const cap = given.plan.terms.payment?.cap ?? null;
        const before = opened(given);
        if (cap === null) expect(schedule.leftOfCap).toBeNull();
        else {
          expect(due(schedule)).toBeLessThanOrEqual(cap > before ? cap - before : 0n);
          expect(schedule.leftOfCap).toBe((cap > before ? cap - before : 0n) - due(schedule));
        }
        expect(schedule.total).toBe(before + due(schedule));
      }),
      { numRuns: 300 },
    );
  });

  it('does not hang on the order in which facts come', () => {
    fc.assert(
      fc.property(
        anyCase.chain((given) =>
          fc.record({
            given: fc.constant(given),
            reports: fc.shuffledSubarray(given.reports, { minLength: given.reports.length }),
            events: fc.shuffledSubarray(given.events, { minLength: given.events.length }),
          }),
        ),
        ({ given, reports, events }) => {
          expect(run({ ...given, reports, events })).toEqual(run(given));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has whole lines: one for each key, none below zero, each with its reason and, once due, its day', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const { lines } = run(given);
        expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
        for (const line of lines) {
          expect(line.amount ?? 0n).toBeGreaterThanOrEqual(0n);
          expect(line.why.length).toBeGreaterThan(0);
          if (line.status !== 'DUE') continue;
          expect(line.arisesOn !== null && line.arisesOn <= given.on).toBe(true);
          expect(line.dueOn !== null || line.calendarMissing !== null).toBe(true);
          expect(line.amount).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never frees again what was due before a license was given back', () => {
    fc.assert(
      fc.property(anyCase, (given) => {
        const kept = given.events.filter(({ kind }) => !['BUY_OUT', 'RETURN', 'TERMINATION'].includes(kind));
        const schedule = run(given);
        if (!schedule.over || schedule.over.by === 'CAP') return;
        const { on } = schedule.over;
        const free = run({ ...given, events: kept });
        const dueThen = (one: Schedule) =>
          one.lines.filter(
            ({ arisesOn, status, kind }) => status === 'DUE' && kind !== 'BUY_OUT' && (arisesOn ?? '') < on,
          );
        expect(dueThen(schedule).map(({ key, amount }) => [key, amount])).toEqual(
          dueThen(free).map(({ key, amount }) => [key, amount]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('invoices over time', () => {
  it('come to what is due, whatever was reported, corrected and withdrawn in between', () => {
    const steps = anyPlan.chain((of) =>
      fc.record({
        plan: fc.constant(of),
        steps: fc.array(
          fc.record({ reports: reportsOf(of), events: eventsOf(of), days: fc.integer({ min: 0, max: 300 }) }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
      }),
    );
    fc.assert(
      fc.property(steps, ({ plan: of, steps: turns }) => {
        let invoiced: Invoiced[] = [];
        let on = SIGNED;
        for (const { reports, events, days } of turns) {
          on = addDays(on, days);
          const schedule = scheduled(of, on, reports, events);
          const drafts = reconcile(schedule.lines, invoiced, on);
          const before = [...invoiced];
          invoiced = [...invoiced, ...drafts];
          // What was invoiced stays; only differences are added.
          expect(invoiced.slice(0, before.length)).toEqual(before);
          for (const draft of drafts) {
            const known = before.some(({ key }) => key === draft.key);
            expect(draft.kind === 'CORRECTION').toBe(known);
            expect(draft.amount === 0n).toBe(false);
            expect(known || draft.amount > 0n).toBe(true);
          }
          const waiting = schedule.lines.filter(
            ({ key, status, dueOn }) =>
              status === 'DUE' && dueOn === null && !before.some((one) => one.key === key),
          );
          const sum = invoiced.reduce((total, { amount }) => total + amount, 0n);
          expect(sum + waiting.reduce((total, { amount }) => total + (amount ?? 0n), 0n)).toBe(due(schedule));
          expect(reconcile(schedule.lines, invoiced, on)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('royalties', () => {
  const royalty = anyTerms
    .filter(({ payment }) => payment?.royalty != null)
    .map(({ payment }) => payment?.royalty);

  it('sum to the same fen however the base is cut', () => {
    fc.assert(
      fc.property(royalty, fc.array(positive, { maxLength: 8 }), (terms, parts) => {
        if (!terms) return;
        let base = 0n;
        let paid = 0n;
        for (const part of parts) {
          paid += royaltyOn(terms, base + part) - royaltyOn(terms, base);
          base += part;
        }
        expect(paid).toBe(royaltyOn(terms, base));
        expect(royaltyOn(terms, base)).toBeLessThanOrEqual(
          terms.perUnit === null ? base : base * terms.perUnit,
        );
      }),
    );
  });
});

describe('interest for late payment', () => {
  const paid = fc.array(fc.record({ on: day(-20, 400), amount: fc.bigInt({ min: 0n, max: 10n ** 9n }) }), {
    maxLength: 5,
  });

  it('is the sum of days, by whatever is open on each', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 17n }),
        paid,
        fc.integer({ min: 1, max: 10 }),
        day(-20, 400),
        (amount, payments, rate, on) => {
          let open = 0n;
          for (let current = SIGNED; current < on; current = addDays(current, 1)) {
            const left = payments.reduce(
              (sum, payment) => (payment.on <= current ? sum - payment.amount : sum),
              amount,
            );
            open += left > 0n ? left : 0n;
          }
          expect(lateInterest({ amount, dueOn: SIGNED, payments }, rate, on)).toBe(
            (open * BigInt(rate)) / 10_000n,
          );
        },
      ),
    );
  });

  it('is exact for the largest sums and nothing in time', () => {
    const sum = { amount: 10n ** 16n, dueOn: SIGNED, payments: [] };
    expect(lateInterest(sum, 3, SIGNED)).toBe(0n);
    expect(lateInterest(sum, 3, addDays(SIGNED, 1))).toBe(3n * 10n ** 12n);
    expect(lateInterest({ ...sum, payments: [{ on: SIGNED, amount: 10n ** 16n }] }, 3, '2036-01-15')).toBe(
      0n,
    );
    const late = {
      amount: 25_500_000n,
      dueOn: '2027-10-15',
      payments: [{ on: '2027-10-25', amount: 20_000_000n }],
    };
    // 255,000 for ten days, then 55,000 for five: 765.00 + 82.50 yuan.
    expect(lateInterest(late, 3, '2027-10-30')).toBe(84_750n);
  });
});

describe('periods to report on', () => {
  it('follow one another without gaps from the first day to the last', () => {
    fc.assert(
      fc.property(anyPlan, day(0, 1500), (of, on) => {
        const periods = reportPeriods(of, on);
        expect(periods.length === 0).toBe(of.rhythm === null);
        if (of.rhythm === null) return;
        expect(periods[0]?.from).toBe(of.from);
        periods.forEach(({ from, to, dueOn, inTrial }, index) => {
          expect(from <= on && from <= to && to <= dueOn).toBe(true);
          if (index > 0) expect(daysBetween(periods[index - 1]?.to ?? '', from)).toBe(1);
          expect(inTrial).toBe(of.trialUntil !== null && to <= of.trialUntil);
          expect(of.trialUntil !== null && from <= of.trialUntil && to > of.trialUntil).toBe(false);
        });
        const last = periods.at(-1)?.to ?? '';
        expect(last >= on || last === of.until).toBe(true);
      }),
    );
  });
});
