import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Membership, Organization } from '../../accounts/accounts.types.ts';
import type { ValueTexts } from './values.ts';

export const VersionKindEnum = describedEnum(
  'RulebookVersionKind',
  'What made a new version of a rulebook.',
  {
    ADOPTION: "A unit made a document's rule its own, perhaps with stricter values.",
    REVOCATION: 'A unit gave an adopted rule up again.',
    DOCUMENT_DATES: 'The operator set the days of effect of a document.',
    AMENDMENT: 'The operator gave a rule of the platform stricter values, or took them back.',
  },
);
export type VersionKind = keyof typeof VersionKindEnum;

@ObjectType({ description: 'One value that a new version changed.' })
@Access('record')
export class RulebookChange {
  @Field(() => String, { nullable: true, description: 'The rule, such as PRC-2; none for a document.' })
  ruleId!: string | null;

  @Field(() => String, { nullable: true, description: 'The document, such as HLJ-REF; none for a rule.' })
  documentId!: string | null;

  @Field(() => String, {
    description: 'What of it: the name of a parameter; adopted; effectiveFrom or effectiveTo of a document.',
  })
  parameter!: string;

  @Field(() => String, { nullable: true, description: 'Before; none: nothing was set.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'After; none: nothing is set any more.' })
  to!: string | null;
}

/**
 * One change of values of rulebooks, of a unit or (without one) of a province or of all. These rows are the only place
 * that holds such values; the database refuses updates and deletes. On a day the latest row that is in effect counts.
 */
@Entity('rulebook_version')
@Index('rulebook_version_of_unit', ['organizationId', 'ruleId', 'at', 'id'])
@Index('rulebook_version_common', ['documentId', 'ruleId', 'at', 'id'], { where: 'organization_id IS NULL' })
@Check('rulebook_version_subject', '(rule_id IS NULL) <> (document_id IS NULL)')
@Check('rulebook_version_unit', `(organization_id IS NOT NULL) = (kind IN ('ADOPTION', 'REVOCATION'))`)
@ObjectType({ description: 'A change of values of a rulebook, with its author, its date and its reason.' })
@Access('record')
export class RulebookVersion {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the change.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => VersionKindEnum, { description: 'What it is.' })
  kind!: VersionKind;

  /** Null for changes that were made before versions were kept. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The version that it makes, as it reads on the first day; none for old changes.',
  })
  version!: string | null;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  @ForeignKey(() => Organization, { name: 'rulebook_version_organization_fk' })
  organizationId!: string | null;

  @Column({ type: 'text', name: 'province_code', nullable: true })
  @Field(() => String, { nullable: true, description: 'The province; none: every province.' })
  provinceCode!: string | null;

  @Column({ type: 'text', name: 'rule_id', nullable: true })
  @Field(() => String, { nullable: true, description: 'The rule, such as PRC-2.' })
  ruleId!: string | null;

  @Column({ type: 'text', name: 'document_id', nullable: true })
  @Field(() => String, { nullable: true, description: 'The document, such as HLJ-REF.' })
  documentId!: string | null;

  /** By parameter: stricter values, or the `effectiveFrom` and `effectiveTo` of a document. */
  @Column({ type: 'jsonb' })
  parameters!: ValueTexts;

  @Column({ type: 'jsonb' })
  @Field(() => [RulebookChange], { description: 'What it changed.' })
  changes!: RulebookChange[];

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Why; empty for old changes.' })
  reason!: string;

  @Column({ type: 'uuid', name: 'author_membership_id' })
  @ForeignKey(() => Membership, { name: 'rulebook_version_author_fk' })
  authorMembershipId!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  at!: Date;

  /** Never before the day of the decision, so that no past day is judged anew. */
  @Column({ type: 'date', name: 'effective_from' })
  @Field(() => DateScalar, { description: 'First day on which it counts.' })
  effectiveFrom!: string;
}
