import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { RuleQuote } from '../../platform/errors.ts';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { RuleReference } from '../../platform/graphql/user-error.types.ts';
import type { ComplianceCode } from '../rulebook/compliance.codes.ts';
import { ComplianceCodeEnum } from '../rulebook/compliance.types.ts';
import { Deal } from './data/deal.entity.ts';
import { DealDeclaration, DealLeader, DealParty, DealProposal } from './data/deal-parts.entity.ts';
import { DealApproval, DealCheck, DealDocument, DealMessage } from './data/deal-records.entity.ts';
import {
  type DealAction,
  DealActionEnum,
  type DealSide,
  DealSideEnum,
  type DealState,
  DealStateEnum,
} from './deal.enums.ts';
import type { DealListFilter } from './reading/find-deals.service.ts';

/** The types by which other features show deals. */
export {
  Deal,
  DealApproval,
  DealCheck,
  DealDeclaration,
  DealDocument,
  DealLeader,
  DealMessage,
  DealParty,
  DealProposal,
};

export const DealConnection = connectionOf(Deal, 'Deal');
export const DealMessageConnection = connectionOf(DealMessage, 'DealMessage');

@ObjectType({ description: 'The one thing that a deal waits for.' })
@Access('record')
export class DealNext {
  @Field(() => DealActionEnum, {
    nullable: true,
    description: 'What is to be done; none where only to wait.',
  })
  action!: DealAction | null;

  @Field(() => DealSideEnum, { nullable: true, description: 'Who has to do it.' })
  who!: DealSide | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When a waiting ends.' })
  waitsUntil!: Date | null;

  @Field(() => RuleReference, { nullable: true, description: 'The rule that asks for it.' })
  rule!: RuleQuote | null;

  @Field(() => ComplianceCodeEnum, { nullable: true, description: 'What is missing or waited for.' })
  code!: ComplianceCode | null;
}

@ObjectType({ description: 'A value of the terms that changed.' })
@Access('record')
export class TermsChange {
  @Field(() => String, { description: 'Where it stands, such as payment.entryFee.' })
  path!: string;

  @Field(() => String, { nullable: true, description: 'The value before; none where there was none.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'The value now; none where it was dropped.' })
  to!: string | null;
}

@ObjectType({ description: 'The promise of confidentiality that opens the confidential part.' })
@Access('record')
export class DealConfidentiality {
  @Field(() => Boolean, { description: 'Whether the result has a confidential part.' })
  needed!: boolean;

  @Field(() => Boolean, { description: 'Whether the unit offers it.' })
  opened!: boolean;

  @Field(() => String, { nullable: true, description: 'What is promised.' })
  text!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was promised.' })
  acceptedAt!: Date | null;

  acceptedById!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it can be read.' })
  expiresOn!: string | null;
}

@ObjectType({ description: 'The deal after a step, or why nothing was changed.' })
@Access('record')
export class DealPayload extends Payload {
  @Field(() => Deal, { nullable: true, description: 'The deal as it is now.' })
  deal!: Deal | null;
}

@InputType({ description: 'Narrows the list of deals; what is absent does not matter.' })
export class DealFilter implements DealListFilter {
  @Field(() => DealSideEnum, {
    nullable: true,
    description: 'Where the organisation acted for is on this side.',
  })
  side?: DealSide | null;

  @Field(() => [DealStateEnum], { nullable: true, description: 'In these states.' })
  states?: DealState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that wait for your side.' })
  waitsForMe?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this result.' })
  resultId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the title, or the number.' })
  text?: string | null;
}
