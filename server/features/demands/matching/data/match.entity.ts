import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DismissReason, MatchKind, MatchSide } from '../match.enums.ts';
import type { MatchCriterion } from '../signals/criteria.ts';

/**
 * A match that was suggested or acted on. What became of it by bids and deals is not kept here: it is read off them, so
 * that a sealed bid shows in no match.
 */
@Entity('demand_match')
@Index('demand_match_once', ['demandId', 'kind', 'subjectId'], { unique: true })
@Index('demand_match_of_unit', ['organizationId', 'suggestedAt', 'id'])
@Index('demand_match_of_subject', ['subjectId'])
@Check(
  'demand_match_contact',
  '(contacted_at IS NULL) = (contacted_side IS NULL) AND (contacted_at IS NULL) = (message IS NULL)',
)
export class DemandMatch {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @Column({ type: 'text' })
  kind!: MatchKind;

  /** The result, the unit, or the user who is the expert. */
  @Column({ type: 'uuid', name: 'subject_id' })
  subjectId!: string;

  /** The unit: of the result, itself, or of the result by which the expert was found. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** As it was judged last, in basis points of the best text of that demand. */
  @Column({ type: 'integer' })
  score!: number;

  @Column({ type: 'jsonb' })
  criteria!: MatchCriterion[];

  @Column({ type: 'timestamptz', name: 'suggested_at' })
  suggestedAt!: Date;

  @Column({ type: 'timestamptz', name: 'judged_at' })
  judgedAt!: Date;

  @Column({ type: 'timestamptz', name: 'seen_by_poster_at', nullable: true })
  seenByPosterAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'seen_by_unit_at', nullable: true })
  seenByUnitAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'contacted_at', nullable: true })
  contactedAt!: Date | null;

  /** Who wrote to the other. */
  @Column({ type: 'text', name: 'contacted_side', nullable: true })
  contactedSide!: MatchSide | null;

  @Column({ type: 'uuid', name: 'contacted_by', nullable: true })
  contactedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  message!: string | null;
}

/** Why one side put a match aside; it hides the match for that side only. */
@Entity('demand_match_dismissal')
@Index('demand_match_dismissal_once', ['matchId', 'side'], { unique: true })
@Index('demand_match_dismissal_of', ['organizationId', 'side', 'reason'])
@Check('demand_match_dismissal_words', `reason <> 'OTHER' OR note IS NOT NULL`)
export class MatchDismissal {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'match_id' })
  @ForeignKey(() => DemandMatch, { name: 'demand_match_dismissal_match' })
  matchId!: string;

  /** The organisation that put it aside. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  side!: MatchSide;

  @Column({ type: 'text' })
  reason!: DismissReason;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ type: 'uuid', name: 'dismissed_by' })
  dismissedBy!: string;

  @Column({ type: 'timestamptz', name: 'dismissed_at' })
  dismissedAt!: Date;
}

/** Whether a member gets the weekly mail of matches, and up to when they were told; without a row they do. */
@Entity('match_digest')
export class MatchDigest {
  @PrimaryColumn({ type: 'uuid', name: 'membership_id' })
  membershipId!: string;

  @Column({ type: 'boolean' })
  wanted!: boolean;

  @Column({ type: 'timestamptz', name: 'told_until' })
  toldUntil!: Date;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt!: Date | null;
}
