import type { ComparableDeals, Quartiles } from '../../deals/reading/comparable-deals.service.ts';
import { reasonsOf } from '../running/schedule.types.ts';
import type { SimulationAnswer } from './simulate.service.ts';
import type { ComparableDealsType, MoneyBand, PaymentSimulation } from './simulation.types.ts';

const FEN_OF_YUAN = 100n;

/** A simulation as the schema shows it. */
export function presentSimulation(answer: SimulationAnswer): PaymentSimulation {
  const { plan, facts, quarters, scenarios, figures, comparable } = answer;
  const scenario = scenarios.find(({ kind }) => kind === 'EXPECTED' || kind === 'OWN');
  const middle = scenario?.ways.find(({ isGiven }) => isGiven)?.lines ?? [];
  return {
    from: plan.from,
    trialUntil: plan.trialUntil,
    reportedUntil: facts.reports.reduce<string | null>(
      (last, { to }) => (last === null || to > last ? to : last),
      null,
    ),
    terms: plan.terms,
    quarters,
    scenarios,
    lines: middle.map((line) => ({ ...line, why: reasonsOf(line.why) })),
    figures,
    comparable: comparable && presentComparable(comparable),
  };
}

function presentComparable({ count, fixedSum, cap, royalty }: ComparableDeals): ComparableDealsType {
  return { count, fixedSum: moneyBand(fixedSum), cap: moneyBand(cap), royalty };
}

function moneyBand(yuan: Quartiles | null): MoneyBand | null {
  if (!yuan) return null;
  const fen = (value: number) => BigInt(value) * FEN_OF_YUAN;
  return { lower: fen(yuan.lower), median: fen(yuan.median), upper: fen(yuan.upper) };
}
