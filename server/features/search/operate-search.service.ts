import type { App, Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import type { SearchEngine } from '../../platform/search/engine.ts';
import type { SearchCollection } from './index/collection.ts';
import { checkDrift, type Drift } from './index/drift.ts';
import { synonymsOf } from './index/ensure-index.ts';
import { watchedCollections } from './index/live-index.ts';
import { RESULTS, RESULTS_INDEX } from './index/results-collection.ts';
import { SearchSynonym } from './index/search-index.entity.ts';
import { rebuildSoon } from './search.jobs.ts';
import type { SearchStatus, Synonym } from './search.types.ts';
import { searchStatus } from './status.service.ts';
import { fold } from './text/normalise.ts';

/** Kind of case, and its one id, under which the audit trail keeps what operators do to the search. */
export const SEARCH_CASE = { caseType: 'Search', caseId: '00000000-0000-7000-8000-000000000001' };

const MOST_SYNONYMS = 20;
const LONGEST_WORD = 50;

/**
 * Has a worker make the index of a collection, of results unless told, anew beside the live one.
 * @throws Refusal INVALID for no collection, UNAVAILABLE without the engine
 */
export async function rebuildSearch(scope: Scope, name: string | null): Promise<SearchStatus> {
  const collection = collectionNamed(scope.app, name);
  await engineOf(scope.app);
  await inTransaction(scope.app.db, async (tx) => {
    await rebuildSoon(tx, collection);
    await audit(tx, scope, {
      ...SEARCH_CASE,
      action: 'rebuildSearch',
      facts: { collection: collection.name },
    });
  });
  return searchStatus(scope.app, collection);
}

/**
 * Compares index and database and has what differs indexed again.
 * @throws Refusal INVALID for no collection, UNAVAILABLE without the engine
 */
export async function compareIndex(scope: Scope, name: string | null): Promise<Drift> {
  const collection = collectionNamed(scope.app, name);
  return checkDrift(scope.app, await engineOf(scope.app), collection);
}

function collectionNamed(app: App, name: string | null): SearchCollection {
  if (name === null || name === RESULTS_INDEX) return RESULTS;
  const known = watchedCollections(app);
  const found = known.find((collection) => collection.name === name);
  if (found) return found;
  const allowed = known.map((collection) => collection.name).join(' ');
  throw new Refusal('INVALID', { field: 'collection', params: { allowed } });
}

/** All synonyms, by word. */
export async function listSynonyms({ db }: App): Promise<Synonym[]> {
  return db.manager.find(SearchSynonym, { order: { term: 'ASC' } });
}

/**
 * Sets the synonyms of a word, in the database and in the live indexes; an empty list takes them away.
 * @throws Refusal REQUIRED, TOO_LONG, LIMIT, UNAVAILABLE
 */
export async function setSynonyms(
  scope: Scope,
  input: { term: string; synonyms: string[] },
): Promise<Synonym[]> {
  const engine = await engineOf(scope.app);
  const term = readWord(input.term, 'term');
  if (input.synonyms.length > MOST_SYNONYMS) {
    throw new Refusal('LIMIT', { field: 'synonyms', params: { max: MOST_SYNONYMS } });
  }
  const words = input.synonyms.map((word, index) => readWord(word, `synonyms.${index}`));
  const synonyms = [...new Set(words)].filter((word) => word !== term);
  await inTransaction(scope.app.db, async (tx) => {
    if (synonyms.length === 0) await tx.delete(SearchSynonym, { term });
    else await tx.upsert(SearchSynonym, { term, synonyms }, ['term']);
    await audit(tx, scope, { ...SEARCH_CASE, action: 'setSynonyms', facts: { term, synonyms } });
  });
  const all = await synonymsOf(scope.app);
  for (const collection of watchedCollections(scope.app)) {
    await engine.admin.applySettings(engine.indexName(collection.name), collection.settings(all));
  }
  return listSynonyms(scope.app);
}

async function engineOf({ search }: App): Promise<SearchEngine> {
  if (search && (await search.isHealthy())) return search;
  throw new Refusal('UNAVAILABLE', { params: { part: 'search' } });
}

function readWord(raw: string, field: string): string {
  const word = fold(raw).trim();
  if (word === '') throw new Refusal('REQUIRED', { field });
  if (word.length > LONGEST_WORD) throw new Refusal('TOO_LONG', { field, params: { max: LONGEST_WORD } });
  return word;
}
