import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Membership, Organization } from '../../accounts/accounts.types.ts';

/**
 * One decision of a unit about a document's rule: taken as its own, or given up again. The database refuses updates
 * and deletes; of the decisions in effect on a day the latest one counts.
 */
@Entity('rule_adoption')
@Index('rule_adoption_latest', ['organizationId', 'ruleId', 'at', 'id'])
@ObjectType({ description: "A unit's decision about a document's rule: made its own, or given up again." })
@Access('record')
export class RuleAdoption {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the decision.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  @ForeignKey(() => Organization, { name: 'rule_adoption_organization_fk' })
  organizationId!: string;

  @Column({ type: 'text', name: 'rule_id' })
  @Field(() => String, { description: 'The rule, such as REG-2.' })
  ruleId!: string;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: "Whether it was made the unit's own rule; false: given up again." })
  adopted!: boolean;

  @Column({ type: 'uuid', name: 'author_membership_id' })
  @ForeignKey(() => Membership, { name: 'rule_adoption_author_fk' })
  authorMembershipId!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  at!: Date;

  @Column({ type: 'date', name: 'effective_from' })
  @Field(() => DateScalar, { description: 'First day on which it counts.' })
  effectiveFrom!: string;
}
