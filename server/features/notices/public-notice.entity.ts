import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CaseLine, type CaseType, CaseTypeEnum } from '../../platform/cases.ts';
import { clock, dayOf } from '../../platform/clock.ts';
import { Access } from '../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { addDays, daysBetween, noticeLastDay } from '../../platform/standards/calendar.ts';
import {
  type NoticeAudience,
  NoticeAudienceEnum,
  type NoticeKind,
  NoticeKindEnum,
  type NoticeState,
  NoticeStateEnum,
} from './notices.enums.ts';

/** A public notice of a case (PRC-2, GRT-3), about exactly the terms with this digest. It never changes but to end. */
@Entity('public_notice')
@Index('public_notice_of_case', ['caseType', 'caseId'], { unique: true, where: 'voided_at IS NULL' })
@Index('public_notice_case_history', ['caseType', 'caseId', 'publishedAt'])
@Index('public_notice_of_unit', ['organizationId', 'publishedAt', 'id'])
@Index('public_notice_public', ['publishedAt', 'id'], { where: `audience = 'EVERYONE'` })
@Index('public_notice_untold', ['endsAt'], { where: 'end_told_at IS NULL AND voided_at IS NULL' })
@ObjectType({ description: 'A public notice (公示) of a case.' })
@Access('record')
export class PublicNotice {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the notice.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'case_type' })
  @Field(() => CaseTypeEnum, { description: 'Kind of the case.' })
  caseType!: CaseType;

  @Column({ type: 'uuid', name: 'case_id' })
  @Field(() => ID, { description: 'The case.' })
  caseId!: string;

  /** SHA-256, hex, of the canonical JSON of the terms that are announced. */
  @Column({ type: 'text', name: 'terms_digest' })
  @Field(() => String, {
    description: 'Digest of the terms that are announced; other terms need a new notice.',
  })
  termsDigest!: string;

  @Column({ type: 'text' })
  @Field(() => NoticeKindEnum, { description: 'What it is about.' })
  kind!: NoticeKind;

  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its heading.' })
  title!: string;

  @Column({ type: 'jsonb' })
  @Field(() => [CaseLine], { description: 'What it announces, line by line.' })
  content!: CaseLine[];

  @Column({ type: 'text' })
  @Field(() => NoticeAudienceEnum, { description: 'Who may read it.' })
  audience!: NoticeAudience;

  /** Users who are parties: they negotiated the case. Completers are found by the result. */
  @Column({ type: 'uuid', name: 'party_user_ids', array: true })
  partyUserIds!: string[];

  /** Organisations on the other side, which may read it beside the audience. */
  @Column({ type: 'uuid', name: 'party_organization_ids', array: true })
  partyOrganizationIds!: string[];

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its full calendar days, the day of publication not counted.' })
  days!: number;

  @Column({ type: 'uuid', name: 'published_by', nullable: true })
  publishedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'published_at' })
  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  @Field(() => DateTimeScalar, {
    description: 'First moment after its last day; until then it can be objected to.',
  })
  endsAt!: Date;

  @Column({ type: 'text', name: 'rule_id' })
  @Field(() => String, { description: 'Rule that asks for it, such as PRC-2.' })
  ruleId!: string;

  @Column({ type: 'text', name: 'rulebook_version' })
  @Field(() => String, { description: 'Version of the rulebook under which it was published.' })
  rulebookVersion!: string;

  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it became void.' })
  voidedAt!: Date | null;

  @Column({ type: 'text', name: 'void_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it became void.' })
  voidReason!: string | null;

  /** When those who own the case were told that it is over. */
  @Column({ type: 'timestamptz', name: 'end_told_at', nullable: true })
  endToldAt!: Date | null;

  /** By the clock; nothing is stored when a notice ends. */
  @Field(() => NoticeStateEnum, { description: 'Where it stands at this moment.' })
  get state(): NoticeState {
    if (this.voidedAt !== null) return 'VOID';
    return clock.now() < this.endsAt ? 'RUNNING' : 'ENDED';
  }

  @Field(() => DateScalar, { description: 'Its last day.' })
  get lastDay(): string {
    return addDays(dayOf(this.endsAt), -1);
  }

  @Field(() => Int, { description: 'Days that still run, today counted; 0 once it ended or is void.' })
  get daysLeft(): number {
    if (this.state !== 'RUNNING') return 0;
    const today = clock.today();
    const first = addDays(dayOf(this.publishedAt), 1);
    return daysBetween(today < first ? first : today, this.lastDay) + 1;
  }
}

/** The first moment after a notice: the start, in Shanghai, of the day after its last one. */
export function dayAfterNotice(publishedOn: string, days: number): string {
  return addDays(noticeLastDay(publishedOn, days), 1);
}
