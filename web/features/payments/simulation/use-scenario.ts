import { useMemo } from 'react';
import type { SimulationInput } from '../../../generated/simulation/graphql.ts';
import { useListState } from '../../../ui/use-list-state.ts';

/** What the form of a scenario holds; shares in percent. */
export interface ScenarioValues {
  expected: string | null;
  unitPrice: string | null;
  growth: number | null;
  spread: number | null;
  years: number | null;
  isOwn: boolean;
  own: (string | null)[];
  discount: number | null;
  milestoneMonths: number | null;
  transferPrice: string | null;
  feePerYear: string | null;
  deferredSum: string | null;
  royalty: number | null;
}

export const STANDARD: ScenarioValues = {
  expected: '2000000.00',
  unitPrice: null,
  growth: 0,
  spread: 50,
  years: 5,
  isOwn: false,
  own: [],
  discount: 4,
  milestoneMonths: 6,
  transferPrice: null,
  feePerYear: null,
  deferredSum: null,
  royalty: null,
};

const BASIS_POINTS_OF_PERCENT = 100;
const SUM = /^\d{1,13}(\.\d{1,2})?$/;
const NUMBER = /^-?\d{1,6}(\.\d{1,2})?$/;
type Sums = 'expected' | 'unitPrice' | 'transferPrice' | 'feePerYear' | 'deferredSum';
type Numbers = 'growth' | 'spread' | 'years' | 'discount' | 'milestoneMonths' | 'royalty';
const SUMS: readonly Sums[] = ['expected', 'unitPrice', 'transferPrice', 'feePerYear', 'deferredSum'];
const NUMBERS: readonly Numbers[] = ['growth', 'spread', 'years', 'discount', 'milestoneMonths', 'royalty'];

/** The scenario in the address, so that it can be shared and comes back on reload. */
export function useScenario(): { values: ScenarioValues; set: (values: ScenarioValues) => void } {
  const { params, set } = useListState();
  const values = useMemo(() => read(params), [params]);
  return { values, set: (next) => set(write(next)) };
}

function read(params: URLSearchParams): ScenarioValues {
  const values: ScenarioValues = { ...STANDARD };
  for (const name of SUMS) {
    const text = params.get(name) ?? '';
    if (SUM.test(text)) values[name] = text;
  }
  for (const name of NUMBERS) {
    const text = params.get(name) ?? '';
    if (NUMBER.test(text)) values[name] = Number(text);
  }
  const own = params.get('own');
  if (own !== null) {
    values.isOwn = true;
    values.own = own.split('_').map((text) => (SUM.test(text) ? text : '0'));
  }
  return values;
}

function write(values: ScenarioValues): Record<string, string | null> {
  const plain = [...SUMS, ...NUMBERS].map((name): [string, string | null] => {
    const value = values[name];
    return [name, value === null || value === STANDARD[name] ? null : String(value)];
  });
  const own = values.own.map((sum) => sum ?? '0').join('_');
  return { ...Object.fromEntries(plain), own: values.isOwn && own !== '' ? own : null };
}

/** A scenario as the server is asked for it. */
export function toInput(
  values: ScenarioValues,
  source: Pick<SimulationInput, 'offerId' | 'dealId'>,
): SimulationInput {
  const share = (percent: number | null, standard: number | null) =>
    Math.round((percent ?? standard ?? 0) * BASIS_POINTS_OF_PERCENT);
  return {
    ...source,
    expectedPerYear: values.expected ?? '0.00',
    unitPrice: values.unitPrice,
    growthBasisPoints: share(values.growth, STANDARD.growth),
    spreadBasisPoints: share(values.spread, STANDARD.spread),
    years: values.years ?? STANDARD.years ?? 1,
    ownQuarters: values.isOwn && values.own.length > 0 ? values.own.map((sum) => sum || '0') : null,
    discountBasisPoints: share(values.discount, STANDARD.discount),
    milestoneMonths: values.milestoneMonths ?? 0,
    figures: {
      transferPrice: values.transferPrice,
      feePerYear: values.feePerYear,
      deferredSum: values.deferredSum,
      royaltyBasisPoints: values.royalty === null ? null : share(values.royalty, 0),
    },
  };
}
