import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { RoadshowGuest } from './guest.entity.ts';
import { Roadshow } from './roadshow.entity.ts';
import { RoadshowEntry } from './roadshow-entry.entity.ts';

/** Who wishes: the guest for an entry, or the unit of the entry for a guest. */
export type WishSide = 'GUEST' | 'ENTRY';

/** One side's wish to talk with the other at a table. */
@Entity('table_wish')
@Index('table_wish_once', ['guestId', 'entryId', 'side'], { unique: true })
@Index('table_wish_of_roadshow', ['roadshowId'])
@Index('table_wish_of_entry', ['entryId', 'side'])
@Check('table_wish_rank', 'rank > 0')
@Check('table_wish_side', `side IN ('GUEST', 'ENTRY')`)
export class TableWish {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'table_wish_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  @ForeignKey(() => RoadshowGuest, { name: 'table_wish_guest' })
  @Column({ type: 'uuid', name: 'guest_id' })
  guestId!: string;

  @ForeignKey(() => RoadshowEntry, { name: 'table_wish_entry' })
  @Column({ type: 'uuid', name: 'entry_id' })
  entryId!: string;

  @Column({ type: 'text' })
  side!: WishSide;

  /** From 1, the most wanted. */
  @Column({ type: 'integer' })
  rank!: number;
}

/** A talk at a table. The database itself refuses whatever clashes. */
@Entity('table_meeting')
@Index('table_meeting_table', ['roadshowId', 'slot', 'table'], { unique: true })
@Index('table_meeting_entry', ['entryId', 'slot'], { unique: true })
@Index('table_meeting_guest', ['guestId', 'slot'], { unique: true })
@Index('table_meeting_once', ['guestId', 'entryId'], { unique: true })
@Check('table_meeting_place', 'slot > 0 AND table_number > 0')
export class TableMeeting {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'table_meeting_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  slot!: number;

  /** From 1. */
  @Column({ type: 'integer', name: 'table_number' })
  table!: number;

  @ForeignKey(() => RoadshowEntry, { name: 'table_meeting_entry_of' })
  @Column({ type: 'uuid', name: 'entry_id' })
  entryId!: string;

  @ForeignKey(() => RoadshowGuest, { name: 'table_meeting_guest_of' })
  @Column({ type: 'uuid', name: 'guest_id' })
  guestId!: string;

  /** Placed by the organiser: it stays where it is when tables are assigned again. */
  @Column({ type: 'boolean', name: 'by_hand' })
  byHand!: boolean;
}
