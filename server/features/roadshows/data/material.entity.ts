import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import {
  type MaterialAccess,
  MaterialAccessEnum,
  type MaterialKind,
  MaterialKindEnum,
} from '../hall.enums.ts';
import { Roadshow } from './roadshow.entity.ts';

/** Kind of record under which files of a roadshow are attached. */
export const ROADSHOW_MATERIAL = 'RoadshowMaterial';

/** A recording, slides or a page that a roadshow leaves behind. */
@Entity('roadshow_material')
@Index('roadshow_material_of_roadshow', ['roadshowId', 'addedAt', 'id'])
@Check('roadshow_material_file_or_page', '(file_id IS NULL) <> (url IS NULL)')
@ObjectType({ description: 'A recording, slides or a page that a roadshow leaves behind.' })
@Access('record')
export class RoadshowMaterial {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the material.' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'roadshow_material_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry it belongs to; none for the whole event.' })
  entryId!: string | null;

  @Column({ type: 'text' })
  @Field(() => MaterialKindEnum, { description: 'What it is.' })
  kind!: MaterialKind;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Address of a page; none for a file.' })
  url!: string | null;

  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column({ type: 'text' })
  @Field(() => MaterialAccessEnum, { description: 'Who may have it.' })
  access!: MaterialAccess;

  @Column({ type: 'uuid', name: 'added_by', nullable: true })
  addedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'added_at' })
  @Field(() => DateTimeScalar, { description: 'When it was added.' })
  addedAt!: Date;
}
