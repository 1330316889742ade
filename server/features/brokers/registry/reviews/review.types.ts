import { Field, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { connectionOf } from '../../../../platform/graphql/connection.ts';
import { Payload } from '../../../../platform/graphql/payload.types.ts';
import { BrokerReview } from './broker-review.entity.ts';

export const BrokerReviewConnection = connectionOf(BrokerReview, 'BrokerReview');
export type BrokerReviewConnection = InstanceType<typeof BrokerReviewConnection>;

@ObjectType({ description: 'Answer of a step of a review.' })
@Access('record')
export class BrokerReviewPayload extends Payload {
  @Field(() => BrokerReview, { nullable: true, description: 'The review after the step.' })
  review!: BrokerReview | null;
}
