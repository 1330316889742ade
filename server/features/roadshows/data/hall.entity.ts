import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { Roadshow } from './roadshow.entity.ts';

/** What the judges of a contest score by. */
@ObjectType({ description: 'What the judges of a contest score by.' })
@Access('record')
export class ContestCriterion {
  @Field(() => ID, { description: 'Its key within the contest.' })
  key!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Its weight in basis points; all sum to 10,000.' })
  weight!: number;
}

/** What is decided about a roadshow from the opening of its doors on; there from the first such step. */
@Entity('roadshow_hall')
export class RoadshowHall {
  @PrimaryColumn({ type: 'uuid', name: 'roadshow_id' })
  @ForeignKey(() => Roadshow, { name: 'roadshow_hall_roadshow' })
  roadshowId!: string;

  /** On the poster at the door, for guests who check in with their own phone. */
  @Column({ type: 'text', name: 'door_code' })
  doorCode!: string;

  /** The entry that the organiser called on stage; null: the programme and the clock decide. */
  @Column({ type: 'uuid', name: 'on_stage_id', nullable: true })
  onStageId!: string | null;

  @Column({ type: 'timestamptz', name: 'on_stage_at', nullable: true })
  onStageAt!: Date | null;

  /** When the tables were made known to those who sit at them. */
  @Column({ type: 'timestamptz', name: 'tables_at', nullable: true })
  tablesAt!: Date | null;

  /** Mutual wishes when tables were last assigned. */
  @Column({ type: 'integer', name: 'mutual_wishes' })
  mutualWishes!: number;

  @Column({ type: 'jsonb' })
  criteria!: ContestCriterion[];

  /** When the scores of the contest were closed and its ranking shown. */
  @Column({ type: 'timestamptz', name: 'scores_closed_at', nullable: true })
  scoresClosedAt!: Date | null;
}
