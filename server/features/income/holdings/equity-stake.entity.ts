import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import { type LeaderPosition, LeaderPositionEnum } from '../../deals/deal.enums.ts';
import { Payee } from '../payees/payee.entity.ts';
import {
  type ShareHolderKind,
  ShareHolderKindEnum,
  type ShareRegister,
  ShareRegisterEnum,
  type StakeOrigin,
  StakeOriginEnum,
} from './holdings.enums.ts';

/** The shares that a contract brought, as they were registered; who holds them now is said by its holdings. */
@Entity('equity_stake')
@Index('equity_stake_of_contract', ['runningId'], { unique: true })
@Index('equity_stake_of_unit', ['organizationId', 'acquiredOn', 'id'])
@Index('equity_stake_of_company', ['enterpriseId'])
@Check(
  'equity_stake_shares',
  'basis_points BETWEEN 1 AND 10000 AND team_basis_points BETWEEN 0 AND 10000 AND basis_points + coalesce(residual_basis_points, 0) <= 10000',
)
@Check(
  'equity_stake_residual',
  '(residual_funds IS NULL) = (residual_basis_points IS NULL) AND (residual_funds IS NULL) = (residual_team_basis_points IS NULL)',
)
@ObjectType({ description: 'The shares that a contract brought.' })
@Access('record')
export class EquityStake {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the stake.' })
  id!: string;

  /** The running contract. */
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  /** Root deal of the contract, under which ledger and page keep it. */
  @Column({ type: 'uuid', name: 'deal_id' })
  @Field(() => ID, { description: 'The deal; the page of its money is /deals/<id>/money.' })
  dealId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** The other party of the contract. */
  @Column({ type: 'uuid', name: 'enterprise_id' })
  enterpriseId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'text', name: 'contract_number' })
  @Field(() => String, { description: 'Number of the contract.' })
  contractNumber!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The company whose shares they are.' })
  company!: string;

  @Column({ type: 'text' })
  @Field(() => StakeOriginEnum, { description: 'How the result became shares.' })
  origin!: StakeOrigin;

  @Column({ type: 'integer', name: 'basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Share of the company for the result.' })
  basisPoints!: number;

  /** Fen. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What the result was put in at.' })
  value!: bigint;

  @Column({ type: 'integer', name: 'team_basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Of the shares for the result, to the team (INC-3).' })
  teamBasisPoints!: number;

  /** Fen (PAU-7). */
  @Column({ type: 'bigint', name: 'residual_funds', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Residual funds of research contracts that were put in with it; none where none were.',
  })
  residualFunds!: bigint | null;

  @Column({ type: 'integer', name: 'residual_basis_points', nullable: true })
  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share of the company for those funds.' })
  residualBasisPoints!: number | null;

  @Column({ type: 'integer', name: 'residual_team_basis_points', nullable: true })
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Of the shares for those funds, to the team.',
  })
  residualTeamBasisPoints!: number | null;

  /** The plan of distribution whose split divided the team's shares. */
  @Column({ type: 'uuid', name: 'plan_id' })
  planId!: string;

  @Column({ type: 'date', name: 'acquired_on' })
  @Field(() => DateScalar, { description: 'Day on which the shares were registered with the company.' })
  acquiredOn!: string;

  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'text', name: 'rulebook_version' })
  @Field(() => String, { description: 'Version of the rulebook that it was judged by.' })
  rulebookVersion!: string;

  @Column({ type: 'uuid', name: 'registered_by', nullable: true })
  registeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'registered_at' })
  @Field(() => DateTimeScalar, { description: 'When it was entered here.' })
  registeredAt!: Date;
}

/** What one holder has of the shares of a contract. */
@Entity('equity_holding')
@Index('equity_holding_of_stake', ['stakeId', 'register', 'position'], { unique: true })
@Index('equity_holding_of_unit', ['organizationId', 'acquiredOn', 'id'])
@Index('equity_holding_of_payee', ['payeeId'], { where: 'payee_id IS NOT NULL' })
@Check('equity_holding_holder', `(holder_kind = 'PERSON') = (payee_id IS NOT NULL)`)
@Check('equity_holding_shares', 'basis_points BETWEEN 0 AND 10000')
@Check('equity_holding_office', 'office_ended_on IS NULL OR no_trade_in_office')
@ObjectType({ description: 'What one holder has of the shares that a contract brought.' })
@Access('record')
export class EquityHolding {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the holding.' })
  id!: string;

  @ForeignKey(() => EquityStake, { name: 'equity_holding_stake' })
  @Column({ type: 'uuid', name: 'stake_id' })
  stakeId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => ShareRegisterEnum, { description: 'The register that they are kept in.' })
  register!: ShareRegister;

  /** From 1; the unit comes first. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text', name: 'holder_kind' })
  @Field(() => ShareHolderKindEnum, { description: 'The unit, or a person.' })
  holderKind!: ShareHolderKind;

  @ForeignKey(() => Payee, { name: 'equity_holding_person' })
  @Column({ type: 'uuid', name: 'payee_id', nullable: true })
  payeeId!: string | null;

  @Column({ type: 'text', name: 'leader_position', nullable: true })
  @Field(() => LeaderPositionEnum, {
    nullable: true,
    description: 'Position among the leaders of the unit (INC-8); none for others.',
  })
  leaderPosition!: LeaderPosition | null;

  @Column({ type: 'boolean', name: 'no_trade_in_office' })
  @Field(() => Boolean, {
    description: 'Whether they must not be traded while the holder is in office (INC-8).',
  })
  noTradeInOffice!: boolean;

  @Column({ type: 'date', name: 'office_ended_on', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day on which the holder left office; none known.',
  })
  officeEndedOn!: string | null;

  @Column({ type: 'integer', name: 'basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Share of the company that is held now.' })
  basisPoints!: number;

  /** Fen that what is held now was put in at; dilution changes nothing in it. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What the shares held now were put in at.' })
  value!: bigint;

  @Column({ type: 'date', name: 'acquired_on' })
  @Field(() => DateScalar, { description: 'Day on which the holder got them first.' })
  acquiredOn!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;
}
