import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { BidPartnerState, BidState } from '../bid.enums.ts';
import { type BidContent, type BidDraft, bidColumn } from '../content/bid-content.ts';
import { Demand } from './demand.entity.ts';

/**
 * A bid (揭榜) for a demand. Until the demand's deadline nobody but the bidder reads it or knows of it: others read bids
 * through `openedBids` only. What is edited is the draft; what was handed in is the content, which stays as it is.
 */
@Entity('demand_bid')
@Index('demand_bid_of_lead', ['leadOrganizationId', 'createdAt', 'id'])
@Index('demand_bid_once', ['demandId', 'leadOrganizationId'], { unique: true, where: `state <> 'WITHDRAWN'` })
@Index('demand_bid_alias', ['demandId', 'alias'], { unique: true, where: 'alias IS NOT NULL' })
@Check(
  'demand_bid_sealed',
  `state IN ('DRAFT', 'WITHDRAWN')
    OR (content IS NOT NULL AND digest IS NOT NULL AND salt IS NOT NULL AND sealed_at IS NOT NULL)`,
)
@Check('demand_bid_withdrawn', `(state = 'WITHDRAWN') = (withdrawn_at IS NOT NULL)`)
@Check('demand_bid_promised', `(promised_at IS NULL) = (promised_by IS NULL)`)
export class Bid {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'demand_bid_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  /** The organisation that leads the team. */
  @Column({ type: 'uuid', name: 'lead_organization_id' })
  leadOrganizationId!: string;

  /** As stored; `bidStateAt` says where it stands by the clock. */
  @Column({ type: 'text' })
  state!: BidState;

  /** Counts every change, to find out stale steps. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'jsonb', transformer: bidColumn })
  draft!: BidDraft;

  /** As handed in last; null before. */
  @Column({ type: 'jsonb', nullable: true, transformer: bidColumn })
  content!: BidContent | null;

  /** Commitment to the content, hex: SHA-256 over salt and canonical JSON. */
  @Column({ type: 'text', nullable: true })
  digest!: string | null;

  @Column({ type: 'text', nullable: true })
  salt!: string | null;

  @Column({ type: 'timestamptz', name: 'sealed_at', nullable: true })
  sealedAt!: Date | null;

  @Column({ type: 'uuid', name: 'sealed_by', nullable: true })
  sealedBy!: string | null;

  /** How many changes of the demand were published when it was sealed. */
  @Column({ type: 'integer', name: 'sealed_at_change', nullable: true })
  sealedAtChange!: number | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  /** Place in the ranking, from 1; null before it is ranked. */
  @Column({ type: 'integer', nullable: true })
  rank!: number | null;

  /** Name for blind judging (甲, 乙, …), given at the opening in random order. */
  @Column({ type: 'text', nullable: true })
  alias!: string | null;

  /** When the lead promised to keep the confidential part of the demand to itself, which it then may read. */
  @Column({ type: 'timestamptz', name: 'promised_at', nullable: true })
  promisedAt!: Date | null;

  @Column({ type: 'uuid', name: 'promised_by', nullable: true })
  promisedBy!: string | null;

  /** Who began it. */
  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

/** An organisation that the lead names as partner, and what it says to it. */
@Entity('demand_bid_partner')
@Index('demand_bid_partner_once', ['bidId', 'organizationId'], { unique: true })
@Index('demand_bid_partner_of', ['organizationId'])
@Check('demand_bid_partner_answered', `(state = 'ASKED') = (answered_at IS NULL)`)
export class BidPartner {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Bid, { name: 'demand_bid_partner_bid' })
  @Column({ type: 'uuid', name: 'bid_id' })
  bidId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** What the partner does. */
  @Column({ type: 'text' })
  role!: string;

  @Column({ type: 'text' })
  state!: BidPartnerState;

  @Column({ type: 'timestamptz', name: 'asked_at' })
  askedAt!: Date;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;
}
