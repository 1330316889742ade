import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import {
  type BrokerCertificateKind,
  BrokerCertificateKindEnum,
  type BrokerLevel,
  BrokerLevelEnum,
  type BrokerProfileState,
  BrokerProfileStateEnum,
} from '../broker.enums.ts';
import { type BrokerCertificate, BrokerProfile } from '../data/broker-profile.entity.ts';
import type { BrokerMissingPart } from './profile/profile-content.ts';
import type { BrokerListFilter } from './reading/find-brokers.service.ts';
import { type BrokerGap, BrokerGapEnum } from './registry.enums.ts';

export const BrokerConnection = connectionOf(BrokerProfile, 'Broker');
export type BrokerConnection = InstanceType<typeof BrokerConnection>;

@ObjectType({ description: 'A certificate of a broker as everybody may know it.' })
@Access('record')
export class BrokerCredential {
  @Field(() => BrokerCertificateKindEnum, { description: 'What it proves.' })
  kind!: BrokerCertificateKind;

  @Field(() => String, { description: 'Who issued it.' })
  issuedBy!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was issued.' })
  issuedOn!: string | null;
}

@ObjectType('BrokerCertificate', { description: 'A certificate with its number and copy.' })
@Access('record')
export class BrokerCertificateType implements BrokerCertificate {
  @Field(() => BrokerCertificateKindEnum, { description: 'What it proves.' })
  kind!: BrokerCertificateKind;

  @Field(() => String, { description: 'Its number; empty for none yet.' })
  number!: string;

  @Field(() => String, { description: 'Who issued it; empty for none yet.' })
  issuedBy!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was issued.' })
  issuedOn!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of its copy.' })
  fileId!: string | null;
}

@ObjectType({ description: 'Something that a profile of a broker lacks.' })
@Access('record')
export class BrokerMissing implements BrokerMissingPart {
  @Field(() => BrokerGapEnum, { description: 'What.' })
  code!: BrokerGap;

  @Field(() => String, { description: 'Path of the field where it is written.' })
  field!: string;
}

/** The private part of a profile; what needs more than its row is resolved in `broker-account.resolver.ts`. */
@ObjectType({ description: 'What the broker and those who decide know of a profile.' })
@Access('record')
export class BrokerAccount {
  readonly broker: BrokerProfile;

  constructor(broker: BrokerProfile) {
    this.broker = broker;
  }

  @Field(() => BrokerProfileStateEnum, { description: 'Where it stands.' })
  get state(): BrokerProfileState {
    return this.broker.state;
  }

  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  get version(): number {
    return this.broker.version;
  }

  @Field(() => BrokerLevelEnum, { description: 'Level, the proposed one where another is proposed.' })
  get level(): BrokerLevel {
    return (this.broker.proposed ?? this.broker).level;
  }

  @Field(() => Boolean, { description: 'Whether another level or other certificates are proposed.' })
  get proposes(): boolean {
    return this.broker.proposed !== null;
  }

  @Field(() => DateTimeScalar, { nullable: true, description: 'When what is proposed was handed in.' })
  get proposedAt(): Date | null {
    return this.broker.proposedAt;
  }

  @Field(() => String, { nullable: true, description: 'Why it was returned or stopped last.' })
  get reason(): string | null {
    return this.broker.reason;
  }

  @Field(() => Boolean, { description: 'Whether the operator stopped it.' })
  get suspendedByOperator(): boolean {
    return this.broker.suspendedByOperator;
  }

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the profile was handed in last.' })
  get handedInAt(): Date | null {
    return this.broker.handedInAt;
  }

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  get updatedAt(): Date {
    return this.broker.updatedAt;
  }
}

@InputType({ description: 'Which profiles.' })
export class BrokerProfileFilter implements BrokerListFilter {
  @Field(() => [BrokerProfileStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: BrokerProfileState[] | null;

  @Field(() => [BrokerLevelEnum], { nullable: true, description: 'Of one of these levels.' })
  levels?: BrokerLevel[] | null;

  @Field(() => String, { nullable: true, description: 'Part of the name or of the number.' })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that wait for your decision.' })
  toDecide?: boolean | null;
}

@ObjectType({ description: 'Answer of a step of a broker’s profile.' })
@Access('record')
export class BrokerPayload extends Payload {
  @Field(() => BrokerProfile, { nullable: true, description: 'The broker after the step.' })
  broker!: BrokerProfile | null;
}
