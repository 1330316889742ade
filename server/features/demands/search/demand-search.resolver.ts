import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { DemandSort } from './demand-filter.ts';
import { DemandSearchFilter, DemandSearchPage, DemandSearchSortEnum } from './demand-search.types.ts';
import { searchDemands } from './search-demands.service.ts';

@Resolver()
export class DemandSearchResolver {
  @Query(() => DemandSearchPage, { description: 'Searches the board of published demands.' })
  @Access('public')
  searchDemands(
    @Ctx() { app }: RequestContext,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Chinese in either script, English or pinyin; nothing lists everything.',
    })
    query?: string | null,
    @Arg('filter', () => DemandSearchFilter, { nullable: true, description: 'Only these.' })
    filter?: DemandSearchFilter | null,
    @Arg('sort', () => DemandSearchSortEnum, {
      nullable: true,
      description: 'Order; by relevance unless told.',
    })
    sort?: DemandSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
    @Arg('facets', () => [String], {
      nullable: true,
      description: 'Facets to count: mode, sector, province, bountyBand, state, mayBid.',
    })
    facets?: string[] | null,
  ): Promise<DemandSearchPage> {
    return searchDemands(app, {
      query: query ?? null,
      filter: filter ?? null,
      sort: sort ?? null,
      first: first ?? null,
      after: after ?? null,
      facets: facets ?? null,
    });
  }
}
