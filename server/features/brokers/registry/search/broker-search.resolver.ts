import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import type { BrokerSearchSort } from './broker-filter.ts';
import { BrokerSearchFilter, BrokerSearchPage, BrokerSearchSortEnum } from './broker-search.types.ts';
import { searchBrokers } from './search-brokers.service.ts';

@Resolver()
export class BrokerSearchResolver {
  @Query(() => BrokerSearchPage, { description: 'Searches the public registry of brokers.' })
  @Access('public')
  searchBrokers(
    @Ctx() { app }: RequestContext,
    @Arg('query', () => String, {
      nullable: true,
      description: 'Chinese in either script, English or pinyin; nothing lists everything.',
    })
    query?: string | null,
    @Arg('filter', () => BrokerSearchFilter, { nullable: true, description: 'Only these.' })
    filter?: BrokerSearchFilter | null,
    @Arg('sort', () => BrokerSearchSortEnum, {
      nullable: true,
      description: 'Order; by relevance unless told.',
    })
    sort?: BrokerSearchSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
    @Arg('facets', () => [String], {
      nullable: true,
      description: 'Facets to count: level, kind, sectors, provinces, languages, services.',
    })
    facets?: string[] | null,
  ): Promise<BrokerSearchPage> {
    return searchBrokers(app, {
      query: query ?? null,
      filter: filter ?? null,
      sort: sort ?? null,
      first: first ?? null,
      after: after ?? null,
      facets: facets ?? null,
    });
  }
}
