import type { Scope } from '../../../../platform/app.ts';
import { dayOf } from '../../../../platform/clock.ts';
import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import { demandById } from '../../demand.loaders.ts';
import type { JudgingSeat } from '../data/judging-seat.entity.ts';
import { SEAT_WORDS, W, wordsIn } from './judging-words.ts';

/** The own seats of an expert as a table, headings first; one statement beside each batch. */
export async function* seatLines(
  { app }: Scope,
  batches: AsyncGenerator<JudgingSeat[]>,
  language: FileLanguage,
): AsyncGenerator<string[]> {
  const word = wordsIn(language);
  yield [W.number, W.demand, W.state, W.asked, W.handedIn].map(word);
  for await (const seats of batches) {
    const demands = await demandById.batch(app, [...new Set(seats.map(({ demandId }) => demandId))]);
    for (const { demandId, state, appointedAt, handedInAt } of seats) {
      const demand = demands.get(demandId);
      yield [
        demand?.number ?? '',
        demand?.title ?? '',
        word(SEAT_WORDS[state]),
        dayOf(appointedAt),
        handedInAt ? dayOf(handedInAt) : '',
      ];
    }
  }
}
