import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type QuestionState, QuestionStateEnum } from '../hall.enums.ts';
import { RoadshowGuest } from './guest.entity.ts';
import { Roadshow } from './roadshow.entity.ts';

/** A question of a guest in the hall; who asked stays with the organiser. */
@Entity('roadshow_question')
@Index('roadshow_question_of_roadshow', ['roadshowId', 'state', 'votes', 'id'])
@Check('roadshow_question_votes', 'votes >= 0')
@ObjectType({ description: 'A question of a guest at a roadshow, without a name.' })
@Access('record')
export class RoadshowQuestion {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the question.' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'roadshow_question_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  /** The entry that is asked about; null: the whole event. */
  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry it is about; none for the whole event.' })
  entryId!: string | null;

  @ForeignKey(() => RoadshowGuest, { name: 'roadshow_question_guest' })
  @Column({ type: 'uuid', name: 'guest_id' })
  guestId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The question.' })
  body!: string;

  @Column({ type: 'text' })
  @Field(() => QuestionStateEnum, { description: 'Where it stands.' })
  state!: QuestionState;

  /** Guests who want it answered, beside who asked. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Guests who want it answered too.' })
  votes!: number;

  @Column({ type: 'timestamptz', name: 'asked_at' })
  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  askedAt!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The answer in writing; none where it was given aloud.',
  })
  answer!: string | null;
}

/** A guest's wish to have a question answered. */
@Entity('roadshow_vote')
export class RoadshowVote {
  @PrimaryColumn({ type: 'uuid', name: 'question_id' })
  @ForeignKey(() => RoadshowQuestion, { name: 'roadshow_vote_question' })
  questionId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'guest_id' })
  guestId!: string;
}
