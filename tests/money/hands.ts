import type { Scope } from '../../server/platform/app.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { newId } from '../../server/platform/ids.ts';
import type { Chance } from './chance.ts';
import type { RandomMarket } from './market.ts';

export interface Keyed {
  idempotencyKey: string;
}

/** What all random steps share: the market, the choices, and how steps with a key are sent. */
export abstract class Hands {
  protected readonly market: RandomMarket;
  protected readonly chance: Chance;
  /** How often each step was done, refused, repeated. */
  readonly counts: Map<string, number>;

  constructor(market: RandomMarket, chance: Chance, counts: Map<string, number>) {
    this.market = market;
    this.chance = chance;
    this.counts = counts;
  }

  /** Counts what was done or refused. */
  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /**
   * A step with a key as hurried people and bad lines send it: now and then twice at once, again afterwards, or again
   * with another input.
   */
  protected async keyed<Input extends object>(
    run: (input: Input & Keyed) => Promise<{ id: string }>,
    values: Input,
    other: Partial<Input> = {},
  ): Promise<true> {
    const input = { ...values, idempotencyKey: newId() };
    const tries = this.chance.happens(0.1) ? 2 : 1;
    const answers = await Promise.allSettled(Array.from({ length: tries }, () => run(input)));
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    const [id] = done;
    if (id === undefined) throw failed?.reason;
    if (failed && !(failed.reason instanceof Refusal)) throw failed.reason;
    if (done.some((each) => each !== id)) throw new Error('one key, two answers');
    if (tries === 2) this.count('the same twice at once');
    if (this.chance.happens(0.1)) {
      if ((await run(input)).id !== id) throw new Error('a repetition has another answer');
      this.count('repeated');
    }
    if (Object.keys(other).length > 0 && this.chance.happens(0.1)) await this.refuseOther(run, input, other);
    return true;
  }

  private async refuseOther<Input extends object>(
    run: (input: Input & Keyed) => Promise<unknown>,
    input: Input & Keyed,
    other: Partial<Input>,
  ): Promise<void> {
    try {
      await run({ ...input, ...other });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'ALREADY_EXISTS') return this.count('other input under a key');
      throw error;
    }
    throw new Error('a key was taken for another input');
  }

  /** One of the contracts. */
  protected deal(): string {
    return this.chance.of(this.market.dealIds) ?? '';
  }

  protected finance(): Scope {
    return this.market.actors.finance[this.chance.below(2)] as Scope;
  }
}
