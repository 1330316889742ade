import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const ExpertObstacleEnum = describedEnum('ExpertObstacle', 'Why an expert cannot be asked to judge.', {
  BIDDER: 'Belongs to a bidder, or is named in a team.',
  POSTER: 'Decides for the poster.',
  SEATED: 'Was asked already.',
});
export type ExpertObstacle = keyof typeof ExpertObstacleEnum;

@ObjectType({ description: 'Somebody who can be asked to judge bids.' })
@Access('record')
export class ExpertCandidate {
  @Field(() => ID, { description: 'Id of the membership in which they are an expert.' })
  id!: string;

  @Field(() => ID, { description: 'The user.' })
  userId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Name of the organisation.' })
  organization!: string;

  @Field(() => String, { nullable: true, description: 'Position or title.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Department or school.' })
  department!: string | null;

  @Field(() => [String], {
    description: 'Codes of the sectors of their published results, the most results first.',
  })
  sectors!: string[];

  @Field(() => ExpertObstacleEnum, {
    nullable: true,
    description: 'Why they cannot be asked; none if they can.',
  })
  obstacle!: ExpertObstacle | null;
}

export const ExpertCandidateConnection = connectionOf(ExpertCandidate, 'ExpertCandidate');
