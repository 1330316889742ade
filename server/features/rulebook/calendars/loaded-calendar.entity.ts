import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DaySpan } from '../../../platform/standards/calendar.types.ts';
import { Membership } from '../../accounts/accounts.types.ts';

/**
 * The working calendar of one year as an operator loaded it. The database refuses updates and deletes; the latest row
 * of a year counts, before the one that comes with the product.
 */
@Entity('loaded_calendar')
@Index('loaded_calendar_latest', ['year', 'at', 'id'])
export class LoadedCalendar {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'integer' })
  year!: number;

  @Column({ type: 'jsonb', name: 'days_off' })
  daysOff!: DaySpan[];

  @Column({ type: 'jsonb', name: 'days_worked' })
  daysWorked!: string[];

  /** The announcement that the days are from. */
  @Column({ type: 'text' })
  source!: string;

  @Column({ type: 'uuid', name: 'author_membership_id' })
  @ForeignKey(() => Membership, { name: 'loaded_calendar_author_fk' })
  authorMembershipId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
