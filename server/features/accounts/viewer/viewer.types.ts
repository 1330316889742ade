import { Field, InputType, ObjectType } from 'type-graphql';
import type { UserActor } from '../../../platform/auth/actor.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { RoleEnum } from '../accounts.enums.ts';

@ObjectType({ description: 'Who is signed in, and as whom they act.' })
@Access('record')
export class Viewer {
  readonly userId: string;
  readonly sessionId: string;
  readonly membershipId: string | null;

  @Field(() => [RoleEnum], { description: 'The roles acted in, with those lent for today.' })
  readonly actingRoles: Role[];

  @Field(() => Boolean, { description: 'Whether this session passed the second factor.' })
  readonly secondFactorPassed: boolean;

  constructor(actor: UserActor) {
    this.userId = actor.userId;
    this.sessionId = actor.sessionId;
    this.membershipId = actor.membershipId;
    this.actingRoles = [...actor.roles].sort();
    this.secondFactorPassed = actor.secondFactor;
  }
}

@InputType({ description: 'Changes to one’s own profile; what is absent stays.' })
export class EditProfileInput {
  @Field(() => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Language: zh-CN or en.' })
  locale?: string | null;
}

@ObjectType({ description: 'The answer of a step that changed the viewer.' })
@Access('record')
export class ViewerPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now.' })
  viewer!: Viewer | null;
}

@ObjectType({ description: 'The answer of a sign-in.' })
@Access('record')
export class SignInPayload extends Payload {
  @Field(() => Viewer, { nullable: true, description: 'Who is signed in now.' })
  viewer!: Viewer | null;

  @Field(() => Boolean, {
    description: 'Password and address are right; the code of the second factor is needed.',
  })
  secondFactorNeeded!: boolean;
}
