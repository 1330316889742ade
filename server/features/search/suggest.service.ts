import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import type { App } from '../../platform/app.ts';
import { Refusal } from '../../platform/errors.ts';
import { EngineAway } from '../../platform/search/http.ts';
import { isMissing } from '../../platform/search/index-admin.ts';
import { SECTORS } from '../../platform/standards/sectors.ts';
import { liveIndex } from './index/live-index.ts';
import type { SearchIndex } from './index/search-index.ts';
import { Highlighter } from './query/highlight.ts';
import { bySyllables, byWords } from './query/short-queries.ts';
import { type Understood, understand } from './query/understand.ts';
import type { Suggestion } from './search.types.ts';
import { fold } from './text/normalise.ts';
import { syllables } from './text/pinyin.ts';

const DEFAULT = 8;
const MOST = 20;
/** Longer texts are no beginnings. */
const LONGEST = 40;
/** Hits that each way of looking may bring. */
const HITS = 6;
/** Most suggestions of each kind, so that none crowds out the others. */
const MOST_OF_KIND = { SECTOR: 2, ORGANIZATION: 2, KEYWORD: 3 } as const;

interface Found {
  id: string;
  title: string;
  keywords: string[];
  organizationId: string;
  organizationName: string;
}

/**
 * What the letters typed so far may be the beginning of: words, sectors, organisations, results. One call to the
 * engine, no statement; nothing while the engine is away.
 * @throws Refusal LIMIT for more than twenty
 */
export async function suggest(app: App, text: string, first: number | null): Promise<Suggestion[]> {
  const most = first ?? DEFAULT;
  if (most < 1 || most > MOST) throw new Refusal('LIMIT', { field: 'first', params: { min: 1, max: MOST } });
  const query = understand(text.slice(0, LONGEST));
  const index = liveIndex(app);
  if (!index || query.words === '') return [];
  try {
    return await suggestions(index, query, most);
  } catch (error) {
    if (error instanceof EngineAway || isMissing(error)) return [];
    throw error;
  }
}

async function suggestions(index: SearchIndex, query: Understood, most: number): Promise<Suggestion[]> {
  const shared = {
    indexUid: index.name,
    limit: HITS,
    attributesToRetrieve: ['id', 'title', 'keywords', 'organizationId', 'organizationName'],
  };
  const owners = { ...shared, attributesToSearchOn: ['organizationName', 'names'], matchingStrategy: 'all' };
  const queries: MultiSearchQuery[] = [
    { ...byWords(query.words, 'all'), ...shared },
    { ...bySyllables(query, 'all'), ...shared },
    { ...owners, q: query.words, locales: ['cmn'] },
    { ...owners, q: query.syllables.join(' '), locales: ['eng'] },
  ] as MultiSearchQuery[];
  const answers = await index.multi<Found>(queries);
  const hits = (from: number, to: number) => unique(answers.slice(from, to));
  const matches = matcher(query);
  const highlighter = new Highlighter(query);
  const results = hits(0, 2);
  const lists: Suggestion[][] = [
    keywordsOf(results, matches),
    sectorsFor(matches),
    organizationsOf(hits(2, 4), matches),
    results.map(({ id, title }) => ({ ...EMPTY, kind: 'RESULT' as const, text: title, id })),
  ];
  return lists
    .flat()
    .slice(0, most)
    .map((each) => ({ ...each, pieces: highlighter.pieces(each.text) }));
}

const EMPTY = { id: null, value: null, pieces: [] };

function unique(answers: readonly SearchResponse<Found>[]): Found[] {
  const found = new Map<string, Found>();
  for (const { hits } of answers) for (const hit of hits) if (!found.has(hit.id)) found.set(hit.id, hit);
  return [...found.values()].slice(0, HITS);
}

type Matches = (text: string) => boolean;

/** Whether a name has what was typed in it, written or spoken; spoken, its beginning must agree. */
function matcher({ words, syllables: spoken }: Understood): Matches {
  const sound = spoken.join('');
  return (text) => {
    const folded = fold(text);
    return folded.includes(words) || (sound.length > 1 && syllables(folded).join('').startsWith(sound));
  };
}

function keywordsOf(hits: readonly Found[], matches: Matches): Suggestion[] {
  const words = new Set(hits.flatMap(({ keywords }) => keywords).filter(matches));
  return [...words].slice(0, MOST_OF_KIND.KEYWORD).map((text) => ({ ...EMPTY, kind: 'KEYWORD', text }));
}

function sectorsFor(matches: Matches): Suggestion[] {
  return SECTORS.filter(({ zh, en }) => matches(zh) || matches(en))
    .slice(0, MOST_OF_KIND.SECTOR)
    .map(({ code, zh }) => ({ ...EMPTY, kind: 'SECTOR', text: zh, value: code }));
}

function organizationsOf(hits: readonly Found[], matches: Matches): Suggestion[] {
  const owners = new Map(
    hits.map(({ organizationId, organizationName }) => [organizationId, organizationName]),
  );
  return [...owners]
    .filter(([, name]) => matches(name))
    .slice(0, MOST_OF_KIND.ORGANIZATION)
    .map(([id, name]) => ({ ...EMPTY, kind: 'ORGANIZATION', text: name, id }));
}
