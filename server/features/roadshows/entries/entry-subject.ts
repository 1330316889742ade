import type { Completer } from '../../results/data/result-parts.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import type { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import type { EntrySubject } from '../roadshow.policy.ts';

type Person = Pick<Completer, 'userId' | 'name' | 'representative' | 'status'>;

/** What decisions on an entry look at: those who work at the unit among the completers, and who speaks for them. */
export function entrySubject(
  roadshow: Roadshow,
  entry: RoadshowEntry,
  completers: readonly Person[],
): EntrySubject {
  const active = completers.filter(({ status }) => status === 'ACTIVE');
  return {
    roadshow,
    entry,
    completers: new Set(active.flatMap(({ userId }) => userId ?? [])),
    representative: representativeOf(completers)?.userId ?? null,
  };
}

/** Who speaks for the completers; undefined where nobody was named. */
export function representativeOf<T extends Person>(completers: readonly T[]): T | undefined {
  return completers.find(({ representative, status }) => representative && status === 'ACTIVE');
}
