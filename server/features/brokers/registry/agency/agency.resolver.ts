import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../../platform/database/page.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { BrokerConnection } from '../registry.types.ts';
import { BrokerAgency, BrokerAgencyConnection } from './agency.types.ts';
import { brokersOfAgency, findAgencies, findAgency } from './find-agencies.service.ts';

@Resolver(() => BrokerAgency)
export class BrokerAgencyResolver {
  @Query(() => BrokerAgency, { nullable: true, description: 'An agency, or a unit with brokers.' })
  @Access('public')
  brokerAgency(
    @Arg('id', () => ID, { description: 'Id of the organisation.' }) id: string,
    @Ctx() { app }: RequestContext,
  ): Promise<BrokerAgency | null> {
    return findAgency(app, id);
  }

  @Query(() => BrokerAgencyConnection, { description: 'Agencies in the order of their names.' })
  @Access('public')
  brokerAgencies(
    @Ctx() { app }: RequestContext,
    @Arg('text', () => String, { nullable: true, description: 'Part of a name.' }) text?: string | null,
    @Arg('provinceCode', () => String, {
      nullable: true,
      description: 'Only of this province, by GB/T 2260.',
    })
    provinceCode?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BrokerAgency>> {
    return findAgencies(
      app,
      { text: text ?? null, provinceCode: provinceCode ?? null },
      { first: first ?? null, after: after ?? null },
    );
  }

  @FieldResolver(() => BrokerConnection, { description: 'Its brokers in the registry, by number.' })
  brokers(
    @Root() { id }: BrokerAgency,
    @Ctx() { app }: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BrokerProfile>> {
    return brokersOfAgency(app, id, { first: first ?? null, after: after ?? null });
  }
}
