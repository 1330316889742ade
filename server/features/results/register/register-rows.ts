import type { Scope } from '../../../platform/app.ts';
import { applyKeyset } from '../../../platform/database/page.ts';
import { type ResultListFilter, sortKeyOf, visibleResults } from '../catalogue/find-results.service.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import type { ResultSort } from '../result.enums.ts';
import { completersOf, coOwnersOf, encumbrancesOf, rightsOf } from '../result.loaders.ts';
import type { RegisterRow } from './register-columns.ts';

const BATCH = 500;

/** The rows of a register in order, read in batches of 500 with five statements each, however many there are. */
export async function* registerRows(
  scope: Scope,
  filter: ResultListFilter,
  sort: ResultSort,
): AsyncGenerator<RegisterRow[]> {
  const key = sortKeyOf(sort);
  for (let last: TechResult | null = null; ; ) {
    const query = visibleResults(scope, filter);
    const results: TechResult[] = await applyKeyset(
      query,
      key,
      last && { value: key.value(last), id: last.id },
    )
      .limit(BATCH)
      .getMany();
    if (results.length > 0) yield await rowsOf(scope, results);
    last = results.at(-1) ?? null;
    if (results.length < BATCH) return;
  }
}

async function rowsOf({ app }: Scope, results: readonly TechResult[]): Promise<RegisterRow[]> {
  const ids = results.map(({ id }) => id);
  const rights = await rightsOf.batch(app, ids);
  const completers = await completersOf.batch(app, ids);
  const coOwners = await coOwnersOf.batch(app, ids);
  const encumbrances = await encumbrancesOf.batch(app, ids);
  return results.map((result) => ({
    result,
    rights: rights.get(result.id) ?? [],
    completers: completers.get(result.id) ?? [],
    coOwners: coOwners.get(result.id) ?? [],
    encumbrances: encumbrances.get(result.id) ?? [],
  }));
}
