import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { resultById } from '../results/result.loaders.ts';
import { TechResult } from '../results/result.types.ts';
import { marketFigures, sectorFigures } from './figures.service.ts';
import { compareIndex, listSynonyms, rebuildSearch, setSynonyms } from './operate-search.service.ts';
import type { SearchSort } from './query/sorting.ts';
import { searchResults } from './search.service.ts';
import {
  DriftPayload,
  MarketFigures,
  ResultHit,
  ResultSearchFilter,
  ResultSearchPage,
  SearchSortEnum,
  SearchStatus,
  SearchStatusPayload,
  SectorFigure,
  SetSynonymsInput,
  Suggestion,
  Synonym,
  SynonymsPayload,
} from './search.types.ts';
import { similarResults } from './similar.service.ts';
import { searchStatus, searchStatuses } from './status.service.ts';
import { suggest } from './suggest.service.ts';

@Resolver()
export class SearchResolver {
  @Query(() => ResultSearchPage, { description: 'Searches the public catalogue.' })
  @Access('public')
  searchResults(
    @Ctx() { app }: RequestContext,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Chinese in either script, English or pinyin; nothing lists everything.',
    })
    query?: string | null,
    @Arg('filter', () => ResultSearchFilter, { nullable: true, description: 'Only these.' })
    filter?: ResultSearchFilter | null,
    @Arg('sort', () => SearchSortEnum, { nullable: true, description: 'Order; by relevance unless told.' })
    sort?: SearchSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
    @Arg('facets', () => [String], {
      nullable: true,
      description:
        'Facets to count: sector, province, city, trl, stage, rightKind, attribute, mode, priceBand, payAfterUse, organization.',
    })
    facets?: string[] | null,
  ): Promise<ResultSearchPage> {
    return searchResults(app, {
      query: query ?? null,
      filter: filter ?? null,
      sort: sort ?? null,
      first: first ?? null,
      after: after ?? null,
      facets: facets ?? null,
    });
  }

  @Query(() => [Suggestion], { description: 'What a few letters may be the beginning of.' })
  @Access('public')
  suggest(
    @Ctx() { app }: RequestContext,
    @Arg('query', () => String, { description: 'What was typed so far.' }) query: string,
    @Arg('first', () => Int, { nullable: true, description: 'Most suggestions, 8 unless told, 20 at most.' })
    first?: number | null,
  ): Promise<Suggestion[]> {
    return suggest(app, query, first ?? null);
  }

  @Query(() => MarketFigures, { description: 'Figures of the public catalogue, a minute old at most.' })
  @Access('public')
  marketFigures(@Ctx() { app }: RequestContext): Promise<MarketFigures> {
    return marketFigures(app);
  }

  @Query(() => [SectorFigure], { description: 'Published results by sector, the most first.' })
  @Access('public')
  sectorFigures(@Ctx() { app }: RequestContext): Promise<SectorFigure[]> {
    return sectorFigures(app);
  }

  @Query(() => SearchStatus, { description: 'How the search of results stands.' })
  @Access(['OPERATOR'])
  searchStatus(@Ctx() { app }: RequestContext): Promise<SearchStatus> {
    return searchStatus(app);
  }

  @Query(() => [SearchStatus], { description: 'How the search of each collection stands.' })
  @Access(['OPERATOR'])
  searchStatuses(@Ctx() { app }: RequestContext): Promise<SearchStatus[]> {
    return searchStatuses(app);
  }

  @Query(() => [Synonym], { description: 'Words that mean the same to the search.' })
  @Access(['OPERATOR'])
  synonyms(@Ctx() { app }: RequestContext): Promise<Synonym[]> {
    return listSynonyms(app);
  }

  @Mutation(() => SearchStatusPayload, { description: 'Has the index made anew beside the live one.' })
  @Access(['OPERATOR'])
  rebuildSearch(
    @Ctx() ctx: RequestContext,
    @Arg('collection', () => String, {
      nullable: true,
      description: 'Name of the collection; results unless told.',
    })
    collection?: string | null,
  ): Promise<SearchStatusPayload> {
    return answer('status', ctx, (scope) => rebuildSearch(scope, collection ?? null));
  }

  @Mutation(() => DriftPayload, { description: 'Compares index and database and repairs what differs.' })
  @Access(['OPERATOR'])
  checkDrift(
    @Ctx() ctx: RequestContext,
    @Arg('collection', () => String, {
      nullable: true,
      description: 'Name of the collection; results unless told.',
    })
    collection?: string | null,
  ): Promise<DriftPayload> {
    return answer('drift', ctx, (scope) => compareIndex(scope, collection ?? null));
  }

  @Mutation(() => SynonymsPayload, { description: 'Sets the synonyms of a word.' })
  @Access(['OPERATOR'])
  setSynonyms(
    @Arg('input', () => SetSynonymsInput, { description: 'The word and its synonyms.' })
    input: SetSynonymsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SynonymsPayload> {
    return answer('synonyms', ctx, (scope) => setSynonyms(scope, input));
  }
}

@Resolver(() => ResultHit)
export class ResultHitResolver {
  @FieldResolver(() => TechResult, {
    nullable: true,
    description: 'The whole record from the database; none if it was withdrawn a moment ago.',
  })
  async result(@Root() { id }: ResultHit, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    const result = await ctx.load(resultById, id);
    return result?.state === 'PUBLISHED' ? result : null;
  }
}

@Resolver(() => TechResult)
export class SimilarResultsResolver {
  // Each costs the engine some twenty searches: a long list must not ask for it.
  @FieldResolver(() => [ResultHit], { complexity: 200, description: 'Published results about the same.' })
  similar(
    @Root() { id, state }: TechResult,
    @Ctx() { app }: RequestContext,
    @Arg('first', () => Int, { defaultValue: 6, description: 'Most of them, 20 at most.' }) first: number,
  ): Promise<ResultHit[]> {
    return similarResults(app, { id, state }, first);
  }
}
