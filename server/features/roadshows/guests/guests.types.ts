import { ArrayMaxSize } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import { Roadshow } from '../data/roadshow.entity.ts';
import { type CheckInOutcome, CheckInOutcomeEnum } from '../hall.enums.ts';

export const RoadshowGuestConnection = connectionOf(RoadshowGuest, 'RoadshowGuest');

export const RegistrationObstacleEnum = describedEnum(
  'RoadshowRegistrationObstacle',
  'Why the viewer cannot register for a roadshow.',
  {
    REGISTERED: 'Is registered already.',
    NOT_OPEN: 'No guests are taken: it is over, called off or not announced.',
    LATE: 'The time for registrations is over.',
    SIGN_IN: 'Is not signed in.',
    ROLE: 'Acts neither for an enterprise nor as a broker.',
  },
);
export type RegistrationObstacle = keyof typeof RegistrationObstacleEnum;

@ObjectType('RoadshowGuestFigures', { description: 'How many guests a roadshow has.' })
@Access('record')
export class GuestFigures {
  @Field(() => Int, { description: 'Who wait for approval.' })
  registered!: number;

  @Field(() => Int, { description: 'Who have a seat.' })
  seated!: number;

  @Field(() => Int, { description: 'Who are on the waiting list.' })
  waiting!: number;

  @Field(() => Int, { description: 'Who came.' })
  checkedIn!: number;
}

@ObjectType({ description: 'How the viewer stands to a roadshow as a guest.' })
@Access('record')
export class RoadshowRegistration {
  @Field(() => ID, { description: 'Id of the roadshow.' })
  id!: string;

  @Field(() => RoadshowGuest, { nullable: true, description: 'The own registration; none if there is none.' })
  guest!: RoadshowGuest | null;

  @Field(() => RegistrationObstacleEnum, {
    nullable: true,
    description: 'Why the viewer cannot register; none if they can.',
  })
  obstacle!: RegistrationObstacle | null;

  @Field(() => Int, { description: 'Free seats.' })
  free!: number;

  @Field(() => Int, { description: 'Guests on the waiting list.' })
  waiting!: number;

  @Field(() => Boolean, { description: 'Whether the viewer organises it.' })
  mayOrganise!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Where it is joined online; for guests with a seat and the organiser.',
  })
  url!: string | null;
}

@ObjectType({ description: 'What a phone at the door keeps while the network is away.' })
@Access('record')
export class RoadshowRoster {
  @Field(() => Roadshow, { description: 'The roadshow.' })
  roadshow!: Roadshow;

  @Field(() => String, { description: 'Code of the poster by which guests check in with their own phone.' })
  doorCode!: string;

  @Field(() => [RoadshowGuest], { description: 'Guests with a seat, who registered first first.' })
  guests!: RoadshowGuest[];

  @Field(() => DateTimeScalar, { description: 'When it was read.' })
  readAt!: Date;
}

@InputType({ description: 'A registration for a roadshow.' })
export class RegisterForRoadshowInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => [String], { description: 'Codes of the sectors (REG-10) of interest, at most 24.' })
  @ArrayMaxSize(100)
  interests!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What the organiser should know, up to 500 characters.',
  })
  note?: string | null;

  @Field(() => Boolean, {
    description: 'Whether to take part in talks at tables, and to let units of the entries know who comes.',
  })
  wantsTables!: boolean;
}

@InputType({ description: 'Gives up a registration.' })
export class CancelRegistrationInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;
}

@InputType({ description: 'Guests that are approved, in this order.' })
export class ApproveGuestsInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => [ID], { description: 'Registrations, at most 200.' })
  @ArrayMaxSize(200)
  guestIds!: string[];
}

@InputType({ description: 'Declines a guest.' })
export class DeclineGuestInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => ID, { description: 'The registration.' })
  guestId!: string;

  @Field(() => Int, { description: 'Version of the registration that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why; the guest reads it.' })
  reason!: string;
}

@InputType({ description: 'One check-in as the phone at the door noted it.' })
export class CheckInItemInput {
  @Field(() => String, { description: 'Code of the guest as it was typed or scanned.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'When, by the clock of the phone.' })
  at!: Date;
}

@InputType({ description: 'Check-ins of a phone at the door; sent again they change nothing.' })
export class CheckInGuestsInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => [CheckInItemInput], { description: 'At most 200.' })
  @ArrayMaxSize(200)
  items!: CheckInItemInput[];
}

@InputType({ description: 'A guest checks in with their own phone.' })
export class CheckInMyselfInput {
  @Field(() => ID, { description: 'The roadshow.' })
  roadshowId!: string;

  @Field(() => String, { description: 'Code of the poster at the door.' })
  doorCode!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When, by the clock of the phone; now unless told.',
  })
  at?: Date | null;
}

@ObjectType({ description: 'What became of one check-in.' })
@Access('record')
export class RoadshowCheckIn {
  @Field(() => String, { description: 'The code as it was sent.' })
  code!: string;

  @Field(() => CheckInOutcomeEnum, { description: 'What became of it.' })
  outcome!: CheckInOutcome;

  @Field(() => RoadshowGuest, { nullable: true, description: 'The guest; none for an unknown code.' })
  guest!: RoadshowGuest | null;
}

@ObjectType({ description: 'A registration after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowGuestPayload extends Payload {
  @Field(() => RoadshowGuest, { nullable: true, description: 'The registration.' })
  guest!: RoadshowGuest | null;
}

@ObjectType({ description: 'Registrations after a step, or why nothing was changed.' })
@Access('record')
export class RoadshowGuestsPayload extends Payload {
  @Field(() => [RoadshowGuest], { nullable: true, description: 'The registrations in the order asked for.' })
  guests!: RoadshowGuest[] | null;
}

@ObjectType({ description: 'What became of check-ins, or why none was taken.' })
@Access('record')
export class RoadshowCheckInPayload extends Payload {
  @Field(() => [RoadshowCheckIn], { nullable: true, description: 'One for each, in the order sent.' })
  checkIns!: RoadshowCheckIn[] | null;
}
