import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import { Roadshow } from '../data/roadshow.entity.ts';
import { type GuestState, GuestStateEnum } from '../hall.enums.ts';
import { roadshowById } from '../roadshow.loaders.ts';
import { checkIn, checkInMyself } from './check-in.service.ts';
import { approveGuests, declineGuest } from './decide-guest.service.ts';
import {
  findGuests,
  findOwnGuests,
  findRegistration,
  findRoster,
  guestFigures,
  queuePlace,
  roadshowWithGuests,
} from './find-guests.service.ts';
import {
  ApproveGuestsInput,
  CancelRegistrationInput,
  CheckInGuestsInput,
  CheckInMyselfInput,
  DeclineGuestInput,
  GuestFigures,
  RegisterForRoadshowInput,
  RoadshowCheckInPayload,
  RoadshowGuestConnection,
  RoadshowGuestPayload,
  RoadshowGuestsPayload,
  RoadshowRegistration,
  RoadshowRoster,
} from './guests.types.ts';
import { cancelRegistration, registerForRoadshow } from './register.service.ts';

const INPUT = { description: 'What is needed for the step.' };
const ROADSHOW = { description: 'The roadshow.' };
const PAGE_SIZE = { nullable: true, description: 'Page size.' } as const;
const CURSOR = { nullable: true, description: 'Cursor.' } as const;
const NO_GUESTS: GuestFigures = { registered: 0, seated: 0, waiting: 0, checkedIn: 0 };

@Resolver()
export class RoadshowGuestsResolver {
  @Query(() => RoadshowRegistration, {
    nullable: true,
    description: 'How the viewer stands to a roadshow as a guest; none for one that they may not know of.',
  })
  @Access('public')
  async roadshowRegistration(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowRegistration | null> {
    return findRegistration(await ctx.scope(), roadshowId);
  }

  @Query(() => RoadshowGuestConnection, { description: "The viewer's own registrations, the latest first." })
  @Access('signedIn')
  async myRoadshows(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<RoadshowGuest>> {
    return findOwnGuests(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @Query(() => RoadshowGuestConnection, {
    description: 'The guests of a roadshow for its organiser, who registered last first.',
  })
  @Access('signedIn')
  async roadshowGuests(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [GuestStateEnum], { nullable: true, description: 'In these states.' })
    states?: GuestState[] | null,
    @Arg('text', () => String, { nullable: true, description: 'In the name of guest or organisation.' })
    text?: string | null,
    @Arg('checkedIn', () => Boolean, { nullable: true, description: 'Only who came, or who did not.' })
    checkedIn?: boolean | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<RoadshowGuest>> {
    const filter = { states: states ?? null, text: text ?? null, checkedIn: checkedIn ?? null };
    return findGuests(await ctx.scope(), roadshowId, filter, { first: first ?? null, after: after ?? null });
  }

  @Query(() => GuestFigures, { description: 'How many guests a roadshow has, for its organiser.' })
  @Access('signedIn')
  async roadshowGuestFigures(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<GuestFigures> {
    const { id } = await roadshowWithGuests(await ctx.scope(), roadshowId);
    return (await ctx.load(guestFigures, id)) ?? NO_GUESTS;
  }

  @Query(() => RoadshowRoster, {
    complexity: 40,
    description: 'What a phone at the door keeps while the network is away, for the organiser.',
  })
  @Access(['ORGANISER'])
  async roadshowRoster(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowRoster> {
    return findRoster(await ctx.scope(), roadshowId);
  }

  @Mutation(() => RoadshowGuestPayload, { description: 'Registers the viewer for a roadshow.' })
  @Access(['ENTERPRISE_MEMBER', 'BROKER'])
  registerForRoadshow(
    @Arg('input', () => RegisterForRoadshowInput, INPUT) input: RegisterForRoadshowInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowGuestPayload> {
    return answer('guest', ctx, (scope) => registerForRoadshow(scope, input));
  }

  @Mutation(() => RoadshowGuestPayload, {
    description: 'Gives up the own registration; the seat goes to who waits longest.',
  })
  @Access('signedIn')
  cancelRegistration(
    @Arg('input', () => CancelRegistrationInput, INPUT) input: CancelRegistrationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowGuestPayload> {
    return answer('guest', ctx, (scope) => cancelRegistration(scope, input));
  }

  @Mutation(() => RoadshowGuestsPayload, {
    description:
      'Approves guests in this order: with a seat as long as there are some, then on the waiting list.',
  })
  @Access(['ORGANISER'])
  approveGuests(
    @Arg('input', () => ApproveGuestsInput, INPUT) input: ApproveGuestsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowGuestsPayload> {
    return answer('guests', ctx, (scope) => approveGuests(scope, input));
  }

  @Mutation(() => RoadshowGuestPayload, { description: 'Declines a guest with a reason.' })
  @Access(['ORGANISER'])
  declineGuest(
    @Arg('input', () => DeclineGuestInput, INPUT) input: DeclineGuestInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowGuestPayload> {
    return answer('guest', ctx, (scope) => declineGuest(scope, input));
  }

  @Mutation(() => RoadshowCheckInPayload, {
    description: 'Checks guests in at the door; sent twice or in another order it comes to the same.',
  })
  @Access(['ORGANISER'])
  checkInGuests(
    @Arg('input', () => CheckInGuestsInput, INPUT) input: CheckInGuestsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowCheckInPayload> {
    return answer('checkIns', ctx, (scope) => checkIn(scope, input));
  }

  @Mutation(() => RoadshowGuestPayload, {
    description: 'A guest checks in with their own phone, by the code on the poster at the door.',
  })
  @Access('signedIn')
  checkInMyself(
    @Arg('input', () => CheckInMyselfInput, INPUT) input: CheckInMyselfInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowGuestPayload> {
    return answer('guest', ctx, (scope) => checkInMyself(scope, input));
  }
}

/** Registrations are given to the guest and to the organiser alone. */
@Resolver(() => RoadshowGuest)
export class RoadshowGuestResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Code of the ticket, eight letters; none without a seat.',
  })
  code(@Root() { state, code }: RoadshowGuest): string | null {
    return state === 'APPROVED' ? code : null;
  }

  @FieldResolver(() => String, { description: 'Name of the guest.' })
  async name(@Root() { userId }: RoadshowGuest, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(userById, userId))?.name ?? '';
  }

  @FieldResolver(() => String, { description: 'Address of the guest.' })
  async email(@Root() { userId }: RoadshowGuest, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(userById, userId))?.email ?? '';
  }

  @FieldResolver(() => Organization, { description: 'For which the guest comes.' })
  organization(
    @Root() { organizationId }: RoadshowGuest,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }

  @FieldResolver(() => Roadshow, { description: 'The roadshow.' })
  roadshow(@Root() { roadshowId }: RoadshowGuest, @Ctx() ctx: RequestContext): Promise<Roadshow | null> {
    return ctx.load(roadshowById, roadshowId);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Place on the waiting list; none if not on it.' })
  queuePlace(@Root() guest: RoadshowGuest, @Ctx() ctx: RequestContext): Promise<number | null> | null {
    return guest.state === 'WAITING' ? ctx.load(queuePlace, guest.id) : null;
  }
}
