import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import type { App } from '../../platform/app.ts';
import { Refusal } from '../../platform/errors.ts';
import { SECTORS } from '../../platform/standards/sectors.ts';
import { isAway, liveIndex } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import type { SearchIndex } from './index/search-index.ts';
import { Highlighter } from './query/highlight.ts';
import { byCharacters, bySyllables } from './query/short-queries.ts';
import { type Understood, understand } from './query/understand.ts';
import type { Suggestion } from './search.types.ts';
import { fold } from './text/normalise.ts';
import { syllables } from './text/pinyin.ts';

const DEFAULT = 8;
const MOST = 20;
/** Longer texts are no beginnings. */
const LONGEST = 40;
/** Hits that each way of looking may bring. */
const HITS = 8;
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
  const query = understand(text.slice(0, LONGEST), true);
  const index = liveIndex(app, RESULTS);
  if (!index || query.words === '') return [];
  try {
    return await suggestions(index, query, most);
  } catch (error) {
    if (isAway(error)) return [];
    throw error;
  }
}

async function suggestions(index: SearchIndex, query: Understood, most: number): Promise<Suggestion[]> {
  const answers = await index.multi<Found>([...resultQueries(index, query), ...ownerQueries(index, query)]);
  const owners = answers.splice(-OWNER_QUERIES);
  const results = unique(answers);
  const matches = matcher(query);
  const highlighter = new Highlighter(query);
  const lists: Suggestion[][] = [
    keywordsOf(results, matches),
    sectorsFor(matches),
    organizationsOf(unique(owners), matches),
    results
      .filter(({ title }) => matches(title))
      .map(({ id, title }) => ({ ...EMPTY, kind: 'RESULT' as const, text: title, id })),
  ];
  return lists
    .flat()
    .slice(0, most)
    .map((each) => ({ ...each, pieces: highlighter.pieces(each.text) }));
}

const EMPTY = { id: null, value: null, pieces: [] };
const OWNER_QUERIES = 2;

/** Titles and keywords as they are written, as single characters and as they are spoken. */
function resultQueries(index: SearchIndex, query: Understood): MultiSearchQuery[] {
  const written = { q: query.words, matchingStrategy: 'all' as const, locales: ['cmn'] };
  const shared = { indexUid: index.name, limit: HITS, attributesToRetrieve: ['id', 'title', 'keywords'] };
  return [
    { ...written, attributesToSearchOn: ['title'] },
    { ...written, attributesToSearchOn: ['keywords'] },
    ...(query.shape === 'LATIN' ? [] : [byCharacters(query, 'all')]),
    bySyllables(query, 'all'),
  ].map((each) => ({ ...each, ...shared }));
}

/** Organisations, each once, as they are written and as they are spoken. */
function ownerQueries(index: SearchIndex, { words, syllables: spoken }: Understood): MultiSearchQuery[] {
  const shared = {
    indexUid: index.name,
    limit: MOST_OF_KIND.ORGANIZATION,
    distinct: 'organizationId',
    matchingStrategy: 'all' as const,
    attributesToRetrieve: ['id', 'organizationId', 'organizationName'],
  };
  return [
    { ...shared, q: words, attributesToSearchOn: ['organizationName'], locales: ['cmn'] },
    { ...shared, q: spoken.join(' '), attributesToSearchOn: ['names'], locales: ['eng'] },
  ];
}

function unique(answers: readonly SearchResponse<Found>[]): Found[] {
  const found = new Map<string, Found>();
  for (const { hits } of answers) for (const hit of hits) if (!found.has(hit.id)) found.set(hit.id, hit);
  return [...found.values()];
}

type Matches = (text: string) => boolean;

/** Whether a name has in it what was typed, written or, from the beginning of a syllable on, spoken. */
function matcher({ words, syllables: spoken }: Understood): Matches {
  const parts = words.split(' ');
  const sound = spoken.join('');
  return (text) => {
    const folded = fold(text);
    if (parts.every((part) => folded.includes(part))) return true;
    return sound.length > 1 && isSpokenIn(sound, soundsOf(folded));
  };
}

function isSpokenIn(sound: string, sounds: readonly string[]): boolean {
  return sounds.some((_syllable, at) => sounds.slice(at).join('').startsWith(sound));
}

/** Names of sectors come again with every letter, so their sounds are kept. */
const knownSounds = new Map<string, readonly string[]>();

function soundsOf(folded: string): readonly string[] {
  return knownSounds.get(folded) ?? syllables(folded);
}

function keywordsOf(hits: readonly Found[], matches: Matches): Suggestion[] {
  const words = new Set(hits.flatMap(({ keywords }) => keywords).filter(matches));
  return [...words].slice(0, MOST_OF_KIND.KEYWORD).map((text) => ({ ...EMPTY, kind: 'KEYWORD', text }));
}

function sectorsFor(matches: Matches): Suggestion[] {
  if (knownSounds.size === 0) {
    for (const name of SECTORS.flatMap(({ zh, en }) => [fold(zh), fold(en)]))
      knownSounds.set(name, syllables(name));
  }
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
