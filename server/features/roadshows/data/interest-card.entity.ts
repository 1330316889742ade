import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type InterestStrength, InterestStrengthEnum } from '../hall.enums.ts';
import { RoadshowGuest } from './guest.entity.ts';
import { RoadshowEntry } from './roadshow-entry.entity.ts';

/** A guest's word that an entry is of interest; one for each pair, the latest by the guest's clock. */
@Entity('interest_card')
@Index('interest_card_once', ['guestId', 'entryId'], { unique: true })
@Index('interest_card_of_entry', ['entryId', 'at', 'id'])
@Index('interest_card_of_roadshow', ['roadshowId', 'at', 'id'])
@Index('interest_card_of_unit', ['unitId', 'at', 'id'], { where: 'withdrawn_at IS NULL' })
@Check('interest_card_contacted', '(contacted_at IS NULL) = (contacted_by IS NULL)')
@ObjectType({ description: "A guest's word that an entry is of interest." })
@Access('record')
export class InterestCard {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the card.' })
  id!: string;

  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  @ForeignKey(() => RoadshowEntry, { name: 'interest_card_entry' })
  @Column({ type: 'uuid', name: 'entry_id' })
  entryId!: string;

  /** The unit of the entry. */
  @Column({ type: 'uuid', name: 'unit_id' })
  unitId!: string;

  @ForeignKey(() => RoadshowGuest, { name: 'interest_card_guest' })
  @Column({ type: 'uuid', name: 'guest_id' })
  guestId!: string;

  /** For which the guest came. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => InterestStrengthEnum, { description: 'How much.' })
  strength!: InterestStrength;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the guest says about it; may be empty.' })
  note!: string;

  /** Consent that the unit learns who it is. */
  @Column({ type: 'boolean', name: 'shares_contact' })
  @Field(() => Boolean, {
    description: 'Whether the guest lets the unit know who it is and how to be reached.',
  })
  sharesContact!: boolean;

  /** By the clock of the guest's phone, at most the moment of its arrival here. */
  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was given or changed last.' })
  at!: Date;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the guest took it back; none if it stands.',
  })
  withdrawnAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'contacted_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the unit got in touch; none yet.' })
  contactedAt!: Date | null;

  @Column({ type: 'uuid', name: 'contacted_by', nullable: true })
  contactedBy!: string | null;
}
