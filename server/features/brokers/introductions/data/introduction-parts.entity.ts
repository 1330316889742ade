import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../../deals/deal.enums.ts';
import {
  type IntroductionClaimEnd,
  IntroductionClaimEndEnum,
  type IntroductionClaimGround,
  IntroductionClaimGroundEnum,
  type IntroductionClaimState,
  IntroductionClaimStateEnum,
  type IntroductionDoubt,
  IntroductionDoubtEnum,
  type IntroductionVerdict,
  IntroductionVerdictEnum,
} from '../introduction.enums.ts';
import { Introduction } from './introduction.entity.ts';

/** What a side says of an introduction; a dispute can be taken back, an acknowledgement cannot. */
@Entity('introduction_answer')
@Index('introduction_answer_of_side', ['introductionId', 'side'], { unique: true })
@Check('introduction_answer_doubt', `(verdict = 'DISPUTED') = (doubt IS NOT NULL)`)
@ObjectType({ description: 'What a side says of an introduction.' })
@Access('record')
export class IntroductionAnswer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the answer.' })
  id!: string;

  @ForeignKey(() => Introduction, { name: 'introduction_answer_introduction' })
  @Column({ type: 'uuid', name: 'introduction_id' })
  introductionId!: string;

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side.' })
  side!: DealSide;

  @Column({ type: 'text' })
  @Field(() => IntroductionVerdictEnum, { description: 'What it says.' })
  verdict!: IntroductionVerdict;

  @Column({ type: 'text', nullable: true })
  @Field(() => IntroductionDoubtEnum, { nullable: true, description: 'Why it disputes.' })
  doubt!: IntroductionDoubt | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, in words.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'by_user' })
  byUser!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  at!: Date;
}

/** A deal that was found to rest on an introduction, and what became of the commission for it. */
@Entity('introduction_claim')
@Index('introduction_claim_once', ['introductionId', 'dealId'], { unique: true })
@Index('introduction_claim_of_deal', ['dealId', 'state'])
@Index('introduction_claim_in_state', ['state', 'foundAt', 'id'])
@Index('introduction_claim_of_engagement', ['engagementId'], { where: 'engagement_id IS NOT NULL' })
@Check('introduction_claim_contest', '(contested_at IS NULL) = (doubt IS NULL)')
@Check(
  'introduction_claim_finding',
  '(finding IS NULL) = (finding_by IS NULL) AND (finding IS NULL OR contested_at IS NOT NULL)',
)
@Check('introduction_claim_dismissed', `(state = 'DISMISSED') = (dismissed_as IS NOT NULL)`)
@Check('introduction_claim_answered', `state = 'OPEN' OR answered_at IS NOT NULL`)
@ObjectType({ description: 'The claim that an introduction has on a deal between its two sides.' })
@Access('record')
export class IntroductionClaim {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the claim.' })
  id!: string;

  @ForeignKey(() => Introduction, { name: 'introduction_claim_introduction' })
  @Column({ type: 'uuid', name: 'introduction_id' })
  introductionId!: string;

  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  /** The engagement by which the commission is reckoned; null while none is agreed. */
  @Column({ type: 'uuid', name: 'engagement_id', nullable: true })
  engagementId!: string | null;

  @Column({ type: 'text' })
  @Field(() => IntroductionClaimGroundEnum, { description: 'Why the deal was found.' })
  ground!: IntroductionClaimGround;

  @Column({ type: 'boolean', name: 'opened_before' })
  @Field(() => Boolean, {
    description: 'Whether the deal had begun before the introduction, and was only signed after it.',
  })
  openedBefore!: boolean;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether the deal names no engagement of the broker.' })
  bypassed!: boolean;

  @Column({ type: 'text' })
  @Field(() => IntroductionClaimStateEnum, { description: 'Where it stands.' })
  state!: IntroductionClaimState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'found_at' })
  @Field(() => DateTimeScalar, { description: 'When the deal was found.' })
  foundAt!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => IntroductionDoubtEnum, { nullable: true, description: 'Why the client contests it.' })
  doubt!: IntroductionDoubt | null;

  @Column({ type: 'text', name: 'contest_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the client contests it, in words.' })
  contestReason!: string | null;

  @Column({ type: 'timestamptz', name: 'contested_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the client contested it.' })
  contestedAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the platform found as it did.' })
  finding!: string | null;

  /** The operator. */
  @Column({ type: 'uuid', name: 'finding_by', nullable: true })
  findingBy!: string | null;

  @Column({ type: 'text', name: 'dismissed_as', nullable: true })
  @Field(() => IntroductionClaimEndEnum, { nullable: true, description: 'Why it was dismissed.' })
  dismissedAs!: IntroductionClaimEnd | null;

  /** When it was admitted, contested, found on or dismissed last. */
  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered or decided last.' })
  answeredAt!: Date | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;
}
