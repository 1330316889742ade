import type { App, Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import type { SearchEngine } from '../../platform/search/engine.ts';
import { checkDrift, type Drift } from './index/drift.ts';
import { synonymsOf } from './index/ensure-index.ts';
import { RESULTS_INDEX } from './index/live-index.ts';
import { SearchSynonym } from './index/search-index.entity.ts';
import { searchSettings } from './index/search-settings.ts';
import { rebuildSoon } from './search.jobs.ts';
import type { SearchStatus, Synonym } from './search.types.ts';
import { searchStatus } from './status.service.ts';
import { fold } from './text/normalise.ts';

/** Kind of case, and its one id, under which the audit trail keeps what operators do to the search. */
export const SEARCH_CASE = { caseType: 'Search', caseId: '00000000-0000-7000-8000-000000000001' };

const MOST_SYNONYMS = 20;
const LONGEST_WORD = 50;

/** Has a worker make the index anew beside the live one; refuses UNAVAILABLE without the engine. */
export async function rebuildSearch(scope: Scope): Promise<SearchStatus> {
  await engineOf(scope.app);
  await inTransaction(scope.app.db, async (tx) => {
    await rebuildSoon(tx);
    await audit(tx, scope, { ...SEARCH_CASE, action: 'rebuildSearch' });
  });
  return searchStatus(scope.app);
}

/** Compares index and database and has what differs indexed again; refuses UNAVAILABLE without the engine. */
export async function compareIndex(scope: Scope): Promise<Drift> {
  return checkDrift(scope.app, await engineOf(scope.app));
}

/** All synonyms, by word. */
export async function listSynonyms({ db }: App): Promise<Synonym[]> {
  return db.manager.find(SearchSynonym, { order: { term: 'ASC' } });
}

/**
 * Sets the synonyms of a word, in the database and in the live index; an empty list takes them away.
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
  await engine.admin.applySettings(
    engine.indexName(RESULTS_INDEX),
    searchSettings(await synonymsOf(scope.app)),
  );
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
