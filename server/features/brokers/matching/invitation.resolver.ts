import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { brokerById } from '../broker.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import { ANSWERS_BROKERS } from './facts/subject.ts';
import { type BrokerInvitationAction, BrokerInvitationActionEnum } from './matching.enums.ts';
import {
  BrokerInvitation,
  BrokerInvitationConnection,
  BrokerInvitationFilterInput,
  BrokerInvitationPayload,
  BrokerInvitationStepInput,
  DeclineBrokerInvitationInput,
  InviteBrokerInput,
  OfferToBrokerInput,
} from './matching.types.ts';
import { findInvitations } from './reading/find-invitations.service.ts';
import { subjectKey, subjectName } from './reading/subject-names.ts';
import { actionsOf, showsClient } from './reading/view-invitation.ts';
import { acceptInvitation } from './steps/accept-invitation.service.ts';
import { declineInvitation, withdrawInvitation } from './steps/answer-invitation.service.ts';
import { inviteBroker, offerToBroker } from './steps/send-invitation.service.ts';

const INPUT = { description: 'What.' } as const;

@Resolver(() => BrokerInvitation)
export class BrokerInvitationResolver {
  @Query(() => BrokerInvitationConnection, {
    description: 'Invitations and offers of the broker, or of the client, acted for; the latest first.',
  })
  @Access('signedIn')
  async brokerInvitations(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => BrokerInvitationFilterInput, { nullable: true, description: 'Only these.' })
    filter?: BrokerInvitationFilterInput | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BrokerInvitation>> {
    return findInvitations(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => BrokerProfile, { nullable: true, description: 'The broker.' })
  broker(@Root() { brokerId }: BrokerInvitation, @Ctx() ctx: RequestContext): Promise<BrokerProfile | null> {
    return ctx.load(brokerById, brokerId);
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The client; none while an anonymous poster has not taken the broker.',
  })
  async client(
    @Root() invitation: BrokerInvitation,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return (await showsClient(ctx, invitation))
      ? ctx.load(organizationById, invitation.clientOrganizationId)
      : null;
  }

  @FieldResolver(() => String, { description: 'Title of what it is about.' })
  async title(@Root() invitation: BrokerInvitation, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(subjectName, subjectKey(invitation)))?.title ?? '';
  }

  @FieldResolver(() => String, { nullable: true, description: 'Number of the demand or the deal.' })
  async reference(@Root() invitation: BrokerInvitation, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await ctx.load(subjectName, subjectKey(invitation)))?.reference ?? null;
  }

  @FieldResolver(() => [BrokerInvitationActionEnum], { description: 'What you can do with it now.' })
  actions(
    @Root() invitation: BrokerInvitation,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerInvitationAction[]> {
    return actionsOf(ctx, invitation);
  }

  @Mutation(() => BrokerInvitationPayload, { description: 'Invites a broker to be engaged.' })
  @Access(ANSWERS_BROKERS)
  inviteBroker(
    @Arg('input', () => InviteBrokerInput, INPUT) input: InviteBrokerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerInvitationPayload> {
    return answer('invitation', ctx, (scope) => inviteBroker(scope, input));
  }

  @Mutation(() => BrokerInvitationPayload, { description: 'A broker offers the work to who wants one.' })
  @Access(['BROKER'])
  offerToBroker(
    @Arg('input', () => OfferToBrokerInput, INPUT) input: OfferToBrokerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerInvitationPayload> {
    return answer('invitation', ctx, (scope) => offerToBroker(scope, input));
  }

  @Mutation(() => BrokerInvitationPayload, {
    description: 'Accepts an invitation or an offer: an engagement is proposed.',
  })
  @Access('signedIn')
  acceptBrokerInvitation(
    @Arg('input', () => BrokerInvitationStepInput, INPUT) input: BrokerInvitationStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerInvitationPayload> {
    return answer('invitation', ctx, (scope) => acceptInvitation(scope, input));
  }

  @Mutation(() => BrokerInvitationPayload, { description: 'Declines an invitation or an offer.' })
  @Access('signedIn')
  declineBrokerInvitation(
    @Arg('input', () => DeclineBrokerInvitationInput, INPUT) input: DeclineBrokerInvitationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerInvitationPayload> {
    return answer('invitation', ctx, (scope) => declineInvitation(scope, input));
  }

  @Mutation(() => BrokerInvitationPayload, {
    description: 'Takes back an invitation or an offer of your own.',
  })
  @Access('signedIn')
  withdrawBrokerInvitation(
    @Arg('input', () => BrokerInvitationStepInput, INPUT) input: BrokerInvitationStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerInvitationPayload> {
    return answer('invitation', ctx, (scope) => withdrawInvitation(scope, input));
  }
}
