import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access, BeforeConsent } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { type ConsentDocument, ConsentDocumentEnum } from '../accounts.enums.ts';
import { consentsOfUser, membershipsOfUser, userById } from '../accounts.loaders.ts';
import { Consent } from '../consents/consent.entity.ts';
import { consentTo } from '../consents/consents.service.ts';
import { ConsentToInput } from '../consents/consents.types.ts';
import { missingConsents } from '../consents/documents.ts';
import { Delegation } from '../delegations/delegation.entity.ts';
import { Membership } from '../members/membership.entity.ts';
import { User } from '../members/user.entity.ts';
import { Session } from '../sessions/session.entity.ts';
import { answerViewer } from './answer-viewer.ts';
import { isSecondFactorRequired } from './second-factor-required.ts';
import { delegationsGiven, delegationsToday, editProfile, ownSessions, viewer } from './viewer.service.ts';
import { EditProfileInput, Viewer, ViewerPayload } from './viewer.types.ts';

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: 'Who is signed in; none for visitors.' })
  @Access('public')
  async viewer(@Ctx() ctx: RequestContext): Promise<Viewer | null> {
    return viewer(await ctx.scope());
  }

  @FieldResolver(() => User, { description: 'The person.' })
  user(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, userId);
  }

  @FieldResolver(() => String, { description: 'Mail address.' })
  async email(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<string | undefined> {
    return (await ctx.load(userById, userId))?.email;
  }

  @FieldResolver(() => String, { description: 'Language: zh-CN or en.' })
  async locale(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<string | undefined> {
    return (await ctx.load(userById, userId))?.locale;
  }

  @FieldResolver(() => [Membership], { description: 'One’s own memberships, in whatever state.' })
  memberships(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<Membership[]> {
    return ctx.load(membershipsOfUser, userId);
  }

  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'The membership acted as, if there is one.',
  })
  async acting(
    @Root() { userId, membershipId }: Viewer,
    @Ctx() ctx: RequestContext,
  ): Promise<Membership | null> {
    const memberships = await ctx.load(membershipsOfUser, userId);
    return memberships.find(({ id }) => id === membershipId) ?? null;
  }

  @FieldResolver(() => [Delegation], { description: 'What is lent to the viewer today.' })
  async delegatedFrom(@Ctx() ctx: RequestContext): Promise<Delegation[]> {
    return delegationsToday(await ctx.scope());
  }

  @FieldResolver(() => [Delegation], { description: 'What the viewer lent, the newest first.' })
  async delegationsGiven(@Ctx() ctx: RequestContext): Promise<Delegation[]> {
    return delegationsGiven(await ctx.scope());
  }

  @FieldResolver(() => Boolean, { description: 'Whether the account has a second factor.' })
  async secondFactorEnabled(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<boolean> {
    return (await ctx.load(userById, userId))?.totpSecret != null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether a role of the viewer asks for a second factor.' })
  secondFactorRequired(@Root() current: Viewer, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isSecondFactorRequired(ctx, current);
  }

  @FieldResolver(() => [Consent], { description: 'What the viewer consented to.' })
  consents(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<Consent[]> {
    return ctx.load(consentsOfUser, userId);
  }

  @FieldResolver(() => [ConsentDocumentEnum], { description: 'Documents in force that wait for consent.' })
  async consentRequired(@Root() { userId }: Viewer, @Ctx() ctx: RequestContext): Promise<ConsentDocument[]> {
    return missingConsents(await ctx.load(consentsOfUser, userId));
  }

  @FieldResolver(() => [Session], { description: 'Where the viewer is signed in.' })
  async sessions(@Ctx() ctx: RequestContext): Promise<Session[]> {
    return ownSessions(await ctx.scope());
  }

  @Mutation(() => ViewerPayload, { description: 'Consents to documents in force.' })
  @Access('signedIn')
  @BeforeConsent()
  consentTo(
    @Arg('input', () => ConsentToInput, { description: 'The consents.' }) input: ConsentToInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => consentTo(scope, input));
  }

  @Mutation(() => ViewerPayload, { description: 'Changes one’s own name or language.' })
  @Access('signedIn')
  editProfile(
    @Arg('input', () => EditProfileInput, { description: 'The changes.' }) input: EditProfileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ViewerPayload> {
    return answerViewer(ctx, (scope) => editProfile(scope, input));
  }
}
