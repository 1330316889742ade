import { log } from '../log.ts';
import { EngineAway } from './http.ts';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4000;
/** Slow answers in a row after which the engine counts as away. */
const TOLERATED = 2;

/**
 * Spares requests the waiting while the engine is away: after failures in a row they are refused at once, and the
 * engine is asked in the background until it answers again.
 */
export class Breaker {
  readonly #isHealthy: () => Promise<boolean>;
  #failures = 0;
  #open = false;

  constructor(isHealthy: () => Promise<boolean>) {
    this.#isHealthy = isHealthy;
  }

  /** Whether requests are refused at present. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Runs a request of the engine; `EngineAway` at once while it is known to be away. */
  async run<T>(request: () => Promise<T>): Promise<T> {
    if (this.#open) throw new EngineAway('it did not answer a moment ago');
    try {
      const value = await request();
      this.#failures = 0;
      return value;
    } catch (error) {
      if (error instanceof EngineAway) this.#failed();
      throw error;
    }
  }

  #failed(): void {
    this.#failures += 1;
    if (this.#open || this.#failures < TOLERATED) return;
    this.#open = true;
    log.warn('the search engine does not answer; it is asked again in the background');
    this.#askLater(FIRST_PAUSE_MS);
  }

  #askLater(pause: number): void {
    const timer = setTimeout(async () => {
      if (await this.#isHealthy()) {
        this.#failures = 0;
        this.#open = false;
        log.info('the search engine answers again');
      } else this.#askLater(Math.min(pause * 2, LONGEST_PAUSE_MS));
    }, pause);
    timer.unref();
  }
}
