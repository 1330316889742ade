import { Refusal } from '../../server/platform/errors.ts';
import type { Chance } from './chance.ts';
import { ContractSteps } from './contract-steps.ts';
import { IncomeSteps } from './income-steps.ts';
import type { RandomMarket } from './market.ts';

/** The random steps of everybody in a market. A step may be refused; nothing else may go wrong. */
export class Steps {
  readonly #chance: Chance;
  readonly contracts: ContractSteps;
  readonly income: IncomeSteps;
  /** How often each step was done, refused, repeated. */
  readonly counts = new Map<string, number>();

  constructor(market: RandomMarket, chance: Chance) {
    this.#chance = chance;
    this.contracts = new ContractSteps(market, chance, this.counts);
    this.income = new IncomeSteps(market, chance, this.counts);
  }

  /** One step, chosen by weight. */
  async take(): Promise<void> {
    const drawn = this.#chance.below(TOTAL);
    let sum = 0;
    const [name, , step] = WEIGHTS.find(([, weight]) => {
      sum += weight;
      return drawn < sum;
    }) as Weighted;
    try {
      const done = await step(this);
      this.contracts.count(done ? name : `${name}: nothing to do`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.contracts.count(`${name}: refused ${error.code}`);
    }
  }
}

type Weighted = readonly [name: string, weight: number, step: (steps: Steps) => Promise<boolean>];

const WEIGHTS: readonly Weighted[] = [
  ['report', 12, ({ contracts }) => contracts.report()],
  ['correct', 6, ({ contracts }) => contracts.correct()],
  ['answer', 5, ({ contracts }) => contracts.answer()],
  ['defer', 2, ({ contracts }) => contracts.defer()],
  ['buyOut', 1, ({ contracts }) => contracts.buyOut()],
  ['receive', 12, ({ contracts }) => contracts.receive()],
  ['match', 8, ({ contracts }) => contracts.match()],
  ['takeBack', 4, ({ contracts }) => contracts.takeBack()],
  ['prepareRefund', 4, ({ contracts }) => contracts.prepareRefund()],
  ['decideRefund', 5, ({ contracts }) => contracts.decideRefund()],
  ['cost', 4, ({ income }) => income.cost()],
  ['prepareDistribution', 9, ({ income }) => income.prepareDistribution()],
  ['approveDistribution', 9, ({ income }) => income.approveDistribution()],
  ['reverseDistribution', 3, ({ income }) => income.reverseDistribution()],
  ['preparePayout', 5, ({ income }) => income.preparePayout()],
  ['approvePayout', 6, ({ income }) => income.approvePayout()],
  ['executePayout', 6, ({ income }) => income.executePayout()],
  ['returnLine', 2, ({ income }) => income.returnLine()],
];

const TOTAL = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
