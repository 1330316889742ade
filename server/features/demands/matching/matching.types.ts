import { MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import type { DemandMatch } from './data/match.entity.ts';
import {
  type DismissReason,
  DismissReasonEnum,
  MatchCriterionCodeEnum,
  type MatchFate,
  MatchFateEnum,
  type MatchKind,
  MatchKindEnum,
  type MatchSide,
  MatchSideEnum,
  MatchVerdictEnum,
} from './match.enums.ts';
import type { DemandMatchFilter, MyMatchFilter } from './reading/find-matches.service.ts';
import type { MatchCriterion as Criterion } from './signals/criteria.ts';

@ObjectType({ description: 'One line of why a match fits or does not.' })
@Access('record')
export class MatchCriterion {
  @Field(() => MatchCriterionCodeEnum, { description: 'What is judged.' })
  code!: Criterion['code'];

  @Field(() => MatchVerdictEnum, { description: 'What it says.' })
  verdict!: Criterion['verdict'];

  @Field(() => BasisPointsScalar, {
    description:
      'For TEXT the share of the text that was found, for TARGET the weight of the target, else the whole.',
  })
  share!: number;

  @Field(() => String, { nullable: true, description: 'Name of the target; none for other criteria.' })
  target!: string | null;

  @Field(() => [String], { description: 'What is asked for, in codes or figures; see the code.' })
  wanted!: string[];

  @Field(() => [String], { description: 'What was found, in codes, figures or words; see the code.' })
  found!: string[];
}

@ObjectType({ description: 'A result, a unit or an expert beside a demand, with the reasons.' })
@Access('record')
export class Match {
  @Field(() => ID, { description: 'Id of the match.' })
  id!: string;

  @Field(() => MatchKindEnum, { description: 'What is matched with the demand.' })
  kind!: MatchKind;

  @Field(() => BasisPointsScalar, {
    description:
      'How well it fits: 10,000 is the best text of that list without anything else; more fits better.',
  })
  score!: number;

  @Field(() => [MatchCriterion], { description: 'Why, criterion by criterion.' })
  criteria!: Criterion[];

  @Field(() => DateTimeScalar, { description: 'When it was found first.' })
  suggestedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was judged last.' })
  judgedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When one side wrote to the other.' })
  contactedAt!: Date | null;

  @Field(() => MatchSideEnum, { nullable: true, description: 'The side that wrote.' })
  contactedSide!: MatchSide | null;

  @Field(() => String, { nullable: true, description: 'What was written, for both sides.' })
  message!: string | null;

  @Field(() => MatchFateEnum, { description: 'What became of it, as the own side knows.' })
  fate!: MatchFate;

  @Field(() => ID, { nullable: true, description: 'The result, for a RESULT.' })
  resultId!: string | null;
}

export const MatchConnection = connectionOf(Match, 'Match');

@ObjectType({ description: 'Why the own side put a match aside.' })
@Access('record')
export class OwnDismissal {
  @Field(() => DismissReasonEnum, { description: 'The reason.' })
  reason!: DismissReason;

  @Field(() => String, { nullable: true, description: 'In words.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  dismissedAt!: Date;
}

@ObjectType({ description: 'Whether the viewer gets the weekly mail of matches.' })
@Access('record')
export class MatchDigestChoice {
  @Field(() => Boolean, { description: 'Whether it is wanted; so it is unless turned off.' })
  wanted!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last one was sent.' })
  sentAt!: Date | null;
}

@InputType({ description: 'Narrows the matches of a demand.' })
export class DemandMatchFilterInput implements DemandMatchFilter {
  @Field(() => MatchKindEnum, { description: 'Results, units or experts.' })
  kind!: MatchKind;

  @Field(() => Boolean, { nullable: true, description: 'Those that were put aside, instead of the others.' })
  dismissed?: boolean | null;
}

@InputType({ description: 'Narrows the demands that fit own results.' })
export class MyMatchFilterInput implements MyMatchFilter {
  @Field(() => ID, { nullable: true, description: 'Of this result.' })
  resultId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only of results that the viewer made.' })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those where one side wrote to the other.' })
  contacted?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Those that were put aside, instead of the others.' })
  dismissed?: boolean | null;
}

@InputType({ description: 'A demand to be matched anew.' })
export class MatchDemandInput {
  @Field(() => ID, { description: 'Which.' })
  demandId!: string;
}

@InputType({ description: 'A published result to be matched anew.' })
export class MatchResultInput {
  @Field(() => ID, { description: 'Which.' })
  resultId!: string;
}

@InputType({ description: 'Matches that were looked at.' })
export class SeeMatchesInput {
  @Field(() => [ID], { description: 'Which; at most 100.' })
  matchIds!: string[];
}

@InputType({ description: 'A match.' })
export class MatchStepInput {
  @Field(() => ID, { description: 'Which.' })
  matchId!: string;
}

@InputType({ description: 'Puts a match aside for the own side.' })
export class DismissMatchInput extends MatchStepInput {
  @Field(() => DismissReasonEnum, { description: 'Why.' })
  reason!: DismissReason;

  @Field(() => String, { nullable: true, description: 'In words; needed for OTHER.' })
  @MaxLength(5000)
  note?: string | null;
}

@InputType({ description: 'Writes to the other side of a match.' })
export class ContactMatchInput extends MatchStepInput {
  @Field(() => String, { description: 'What; at most 1,000 characters.' })
  @MaxLength(5000)
  message!: string;
}

@InputType({ description: 'Turns the weekly mail of matches on or off.' })
export class SetMatchDigestInput {
  @Field(() => Boolean, { description: 'Whether it is wanted.' })
  wanted!: boolean;
}

@ObjectType({ description: 'Answer of the steps of a match.' })
@Access('record')
export class MatchPayload extends Payload {
  @Field(() => Match, { nullable: true, description: 'The match; none if nothing was done.' })
  match!: DemandMatch | null;
}

@ObjectType({ description: 'Answer of matching a result anew.' })
@Access('record')
export class MatchResultPayload extends Payload {
  @Field(() => Int, { nullable: true, description: 'How many open demands fit; none if nothing was done.' })
  count!: number | null;
}

@ObjectType({ description: 'Answer of turning the mails on or off.' })
@Access('record')
export class MatchDigestPayload extends Payload {
  @Field(() => MatchDigestChoice, { nullable: true, description: 'The choice; none if nothing was done.' })
  digest!: MatchDigestChoice | null;
}
