import type { Calendars } from '../../../platform/standards/calendar.ts';
import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import type { Day, PaymentFacts, PaymentPlan } from '../plan/plan.types.ts';
import { dayAfter, planOf } from '../plan/plan-of-terms.ts';
import {
  evenQuarters,
  MONTHS_OF_QUARTER,
  quarterOf,
  quarterStart,
  type Scenario,
  scaled,
} from './scenario.ts';
import { type Assumptions, type Simulated, simulate } from './simulate.ts';
import {
  type FilledFigures,
  fillFigures,
  type OtherWay,
  type PaymentWay,
  termsOfWay,
  type WayFigures,
  wayOf,
} from './ways.ts';

export const SCENARIO_KINDS = {
  LOW: 'Less than expected.',
  EXPECTED: 'As expected.',
  HIGH: 'More than expected.',
  OWN: 'Own figures by quarter.',
} as const;
export type ScenarioKind = keyof typeof SCENARIO_KINDS;

/** What a simulation is asked for. */
export interface SimulationRequest extends Assumptions {
  /** Fen a year; own figures by quarter take its place. */
  expectedPerYear: bigint;
  growthBasisPoints: number;
  /** How far the low and the high scenario lie from the expected one. */
  spreadBasisPoints: number;
  ownQuarters: readonly bigint[] | null;
  unitPrice: bigint | null;
  years: number;
  figures: WayFigures;
}

export interface WayOutcome extends Simulated {
  way: PaymentWay;
  /** Whether these are the terms that were asked about. */
  isGiven: boolean;
}

export interface ScenarioOutcome {
  kind: ScenarioKind;
  /** Fen sold in each quarter of the contract, what was reported so far with its last day. */
  sales: bigint[];
  ways: WayOutcome[];
}

export interface SimulationOutcome {
  /** First day of each quarter that is shown. */
  quarters: Day[];
  scenarios: ScenarioOutcome[];
  figures: FilledFigures;
}

const WAYS: readonly OtherWay[] = ['TRANSFER', 'FIXED_LICENSE', 'DEFERRED', 'PAY_AFTER_USE'];

/** The given terms and other ways of paying, on each of the scenarios, counted by the real schedule. */
export function compareWays(
  plan: PaymentPlan,
  facts: PaymentFacts,
  request: SimulationRequest,
  calendars: Calendars,
): SimulationOutcome {
  const until = lastDayOf(plan, request.years);
  const span = { from: plan.from, until };
  const count = quarterOf(plan.from, until) + 1;
  const years = Math.ceil(count / 4);
  const begin = firstOpenDay(plan, facts);
  const scenarios = scenariosOf(request, begin, count);
  const run = (on: PaymentPlan, known: PaymentFacts, scenario: Scenario) =>
    simulate(on, known, scenario, request, span, calendars);
  const middle = scenarios.find(({ kind }) => kind !== 'LOW')?.scenario ?? {
    from: begin,
    quarters: [],
    unitPrice: null,
  };
  const figures = fillFigures(
    request.figures,
    run(plan, facts, middle).present,
    salesOf(facts, middle, plan.from, count),
    years,
    request.discountBasisPoints,
  );
  const given = wayOf(plan.terms);
  const outcomes = scenarios.map(({ kind, scenario }) => ({
    kind,
    sales: salesOf(facts, scenario, plan.from, count),
    ways: [
      { way: given, isGiven: true, ...run(plan, facts, scenario) },
      ...WAYS.filter((way) => way !== given).map((way) => ({
        way,
        isGiven: false,
        ...run(
          planOf(termsOfWay(plan.terms, way, figures, years), plan),
          { reports: facts.reports, events: [] },
          scenario,
        ),
      })),
    ],
  }));
  return evened(plan.from, figures, outcomes);
}

/** Last day that is looked at: of the contract, or of so many years. */
function lastDayOf({ from, until }: PaymentPlan, years: number): Day {
  const last = dayBefore(monthsLater(from, 12 * years));
  return until !== null && until < last ? until : last;
}

/** The day after the last report, from which a scenario begins. */
function firstOpenDay({ from }: PaymentPlan, { reports }: PaymentFacts): Day {
  return reports.reduce<Day>((day, { to }) => (to >= day ? dayAfter(to) : day), from);
}

function scenariosOf(
  request: SimulationRequest,
  from: Day,
  count: number,
): { kind: ScenarioKind; scenario: Scenario }[] {
  const { expectedPerYear, growthBasisPoints, spreadBasisPoints, ownQuarters, unitPrice } = request;
  if (ownQuarters) return [{ kind: 'OWN', scenario: { from, quarters: ownQuarters, unitPrice } }];
  const expected = evenQuarters(expectedPerYear, growthBasisPoints, count);
  const kinds = [
    ['LOW', -spreadBasisPoints],
    ['EXPECTED', 0],
    ['HIGH', spreadBasisPoints],
  ] as const;
  return kinds.map(([kind, by]) => ({ kind, scenario: { from, quarters: scaled(expected, by), unitPrice } }));
}

/** What was reported and what a scenario adds, by quarters of the contract. */
function salesOf({ reports }: PaymentFacts, scenario: Scenario, from: Day, count: number): bigint[] {
  const sales = Array.from({ length: count }, () => 0n);
  const add = (day: Day, sum: bigint) => {
    const index = Math.min(quarterOf(from, day), count - 1);
    sales[index] = (sales[index] ?? 0n) + sum;
  };
  for (const { to, netSales } of reports) add(to, netSales);
  scenario.quarters.forEach((sum, index) => {
    const start = quarterStart(scenario.from, index);
    if (quarterOf(from, start) < count) add(start, sum);
  });
  return sales;
}

/** All ways over the same quarters, as many as the last payment needs. */
function evened(from: Day, figures: FilledFigures, scenarios: ScenarioOutcome[]): SimulationOutcome {
  const ways = scenarios.flatMap((scenario) => scenario.ways);
  const count = Math.max(...ways.map(({ quarters }) => quarters.length), MONTHS_OF_QUARTER);
  const fill = (sums: readonly bigint[]) => Array.from({ length: count }, (_, index) => sums[index] ?? 0n);
  return {
    quarters: Array.from({ length: count }, (_, index) => quarterStart(from, index)),
    figures,
    scenarios: scenarios.map(({ kind, sales, ways: own }) => ({
      kind,
      sales: fill(sales),
      ways: own.map((way) => ({ ...way, quarters: fill(way.quarters) })),
    })),
  };
}
