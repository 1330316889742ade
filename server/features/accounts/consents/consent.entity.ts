import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type ConsentDocument, ConsentDocumentEnum } from '../accounts.enums.ts';
import { User } from '../members/user.entity.ts';

/** A user's consent to one version of a document. */
@Entity('consent')
@Index('consent_once', ['userId', 'document', 'documentVersion'], { unique: true })
@ObjectType({ description: 'A consent to one version of a document.' })
@Access('record')
export class Consent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => User, { name: 'consent_user_fk' })
  userId!: string;

  @Column({ type: 'text' })
  @Field(() => ConsentDocumentEnum, { description: 'The document.' })
  document!: ConsentDocument;

  @Column({ type: 'text', name: 'document_version' })
  @Field(() => String, { description: 'Its version.' })
  documentVersion!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When the consent was given.' })
  at!: Date;
}
