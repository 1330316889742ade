import { Search1764000000500 } from '../../migrations/1764000000500-search.ts';
import { SearchRebuild1764000000600 } from '../../migrations/1764000000600-search-rebuild.ts';
import { SearchCollections1764000000905 } from '../../migrations/1764000000905-search-collections.ts';
import type { Feature } from '../../platform/feature.ts';
import { ORGANIZATION_TOPIC } from '../accounts/organizations/organization.topic.ts';
import { RESULTS_TOPIC } from '../results/change-result.ts';
import { indexResults, reindexOrganizations } from './index/index-results.ts';
import { watchLiveIndex } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import {
  SearchIndexState,
  SearchRebuild,
  SearchRebuildChange,
  SearchSynonym,
} from './index/search-index.entity.ts';
import { watchEngine } from './index/watch-engine.ts';
import { SavedSearchRecord } from './saved/saved-search.entity.ts';
import { SavedSearchResolver } from './saved/saved-search.resolver.ts';
import { lookAfterSearchSoon, searchCrons, searchJobs } from './search.jobs.ts';
import { ResultHitResolver, SearchResolver, SimilarResultsResolver } from './search.resolver.ts';
import { loadDictionaries } from './text/words.ts';

/** Dictionaries are loaded after the process answers, so that its start does not wait for them. */
const LOAD_AFTER_MS = 1000;

/**
 * The public catalogue's search, fed from the outbox; and what looks after the collections of other features, which
 * bring a `SearchCollection`, its reader of the outbox and `watchLiveIndex` at their start.
 */
export const searchFeature: Feature = {
  name: 'search',
  entities: [SearchIndexState, SearchRebuild, SearchRebuildChange, SearchSynonym, SavedSearchRecord],
  migrations: [Search1764000000500, SearchRebuild1764000000600, SearchCollections1764000000905],
  resolvers: [SearchResolver, ResultHitResolver, SimilarResultsResolver, SavedSearchResolver],
  jobs: searchJobs,
  crons: searchCrons,
  outbox: { [RESULTS_TOPIC]: indexResults, [ORGANIZATION_TOPIC]: reindexOrganizations },
  start: async (app, process) => {
    await watchLiveIndex(app, RESULTS);
    if (process === 'worker') {
      await lookAfterSearchSoon(app);
      watchEngine(app, () => lookAfterSearchSoon(app));
    }
    setTimeout(loadDictionaries, LOAD_AFTER_MS).unref();
  },
};
