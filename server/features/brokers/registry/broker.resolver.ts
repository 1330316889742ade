import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization as OrganizationType } from '../../accounts/accounts.types.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { type BrokerKind, BrokerKindEnum } from '../broker.enums.ts';
import { brokerPolicy, isOwn } from '../broker.policy.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import { kindOfPlace } from './broker-kind.ts';
import type { BrokerListFilter } from './reading/find-brokers.service.ts';
import { findBroker, findProfiles, myBrokerProfile } from './reading/find-brokers.service.ts';
import type { BrokerRecord } from './record/broker-record.ts';
import { BrokerRecordType } from './record/broker-record.types.ts';
import { type BrokerProfileSort, BrokerProfileSortEnum } from './registry.enums.ts';
import { recordOfBroker } from './registry.loaders.ts';
import { BrokerAccount, BrokerConnection, BrokerCredential, BrokerProfileFilter } from './registry.types.ts';

@Resolver(() => BrokerProfile)
export class BrokerResolver {
  @Query(() => BrokerProfile, {
    nullable: true,
    description: 'A broker of the public registry; another one only for the broker and who decides.',
  })
  @Access('public')
  async broker(
    @Arg('id', () => ID, { description: 'Id of the broker.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerProfile | null> {
    return findBroker(await ctx.scope(), id);
  }

  @Query(() => BrokerProfile, {
    nullable: true,
    description: 'Your own profile in the membership that you act as.',
  })
  @Access('signedIn')
  async myBrokerProfile(@Ctx() ctx: RequestContext): Promise<BrokerProfile | null> {
    return myBrokerProfile(await ctx.scope());
  }

  @Query(() => BrokerConnection, {
    description: 'Profiles of your organisation; for operators all that were ever handed in.',
  })
  @Access(['ADMINISTRATOR', 'SUPERVISOR', 'OPERATOR'])
  async brokerProfiles(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => BrokerProfileFilter, { nullable: true, description: 'Only these.' })
    filter?: BrokerListFilter | null,
    @Arg('sort', () => BrokerProfileSortEnum, {
      nullable: true,
      description: 'Order; those that wait first unless told.',
    })
    sort?: BrokerProfileSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BrokerProfile>> {
    const page = { first: first ?? null, after: after ?? null };
    return findProfiles(await ctx.scope(), filter ?? {}, sort ?? 'WAITING', page);
  }

  @FieldResolver(() => String, { description: 'Name of the person.' })
  async name(@Root() broker: BrokerProfile, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(userById, broker.userId))?.name ?? '';
  }

  @FieldResolver(() => BrokerKindEnum, { description: 'Where the broker works.' })
  async kind(@Root() broker: BrokerProfile, @Ctx() ctx: RequestContext): Promise<BrokerKind> {
    return kindOfPlace((await ctx.load(organizationById, broker.organizationId))?.kind ?? 'PLATFORM');
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The agency or unit; none of an independent broker.',
  })
  async organization(
    @Root() broker: BrokerProfile,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    const organization = await ctx.load(organizationById, broker.organizationId);
    return organization?.kind === 'PLATFORM' ? null : organization;
  }

  @FieldResolver(() => [BrokerCredential], {
    description: 'Certificates that were confirmed, without numbers.',
  })
  credentials(@Root() { certificates, confirmedAt }: BrokerProfile): BrokerCredential[] {
    if (confirmedAt === null) return [];
    return certificates.map(({ kind, issuedBy, issuedOn }) => ({ kind, issuedBy, issuedOn }));
  }

  @FieldResolver(() => BrokerRecordType, { nullable: true, description: 'What is verified of the broker.' })
  record(@Root() { id }: BrokerProfile, @Ctx() ctx: RequestContext): Promise<BrokerRecord | null> {
    return ctx.load(recordOfBroker, id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is your own, in the membership that you act as.' })
  async isMine(@Root() broker: BrokerProfile, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isOwn(await ctx.actor(), broker);
  }

  @FieldResolver(() => BrokerAccount, {
    nullable: true,
    description: 'What only the broker and those who decide know; none for others.',
  })
  async account(@Root() broker: BrokerProfile, @Ctx() ctx: RequestContext): Promise<BrokerAccount | null> {
    return brokerPolicy.seePrivate(await ctx.actor(), broker) ? new BrokerAccount(broker) : null;
  }
}
