import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type OrganizationKind, OrganizationKindEnum } from '../../accounts/accounts.enums.ts';
import { ResultHighlights, SearchPage } from '../../search/search.types.ts';
import {
  type DemandMode,
  DemandModeEnum,
  type DemandState,
  DemandStateEnum,
  type TargetComparison,
  TargetComparisonEnum,
} from '../demand.enums.ts';
import { BOUNTY_BANDS, type BountyBand } from './demand-document.ts';
import { DEMAND_SORTS, type DemandFilter } from './demand-filter.ts';

export const BountyBandEnum = describedEnum('BountyBand', 'Bands of a bounty.', BOUNTY_BANDS);

export const DemandSearchSortEnum = describedEnum(
  'DemandSearchSort',
  'Orders of the board of demands.',
  DEMAND_SORTS,
);

@InputType({
  description: 'Narrows the board of demands: values of one field are alternatives, fields add up.',
})
export class DemandSearchFilter implements DemandFilter {
  @Field(() => [DemandModeEnum], { nullable: true, description: 'Modes.' })
  modes?: DemandMode[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of sectors.' })
  sectors?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Provinces of the posters, by GB/T 2260.' })
  provinces?: string[] | null;

  @Field(() => [BountyBandEnum], { nullable: true, description: 'Bands of the bounty.' })
  bountyBands?: BountyBand[] | null;

  @Field(() => [DemandStateEnum], { nullable: true, description: 'States at this moment.' })
  states?: DemandState[] | null;

  @Field(() => [OrganizationKindEnum], {
    nullable: true,
    description: 'Kinds of organisation, one of which may bid or answer.',
  })
  mayBid?: OrganizationKind[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Only open ones that close within so many days, 3660 at most.',
  })
  closingWithinDays?: number | null;
}

@ObjectType({ description: 'A target in short.' })
@Access('public')
export class DemandHitTarget {
  @Field(() => String, { description: 'What is measured.' })
  name!: string;

  @Field(() => TargetComparisonEnum, { description: 'How a measured value is compared.' })
  comparison!: TargetComparison;

  @Field(() => String, { description: 'The value as a decimal; empty where it is so or not.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'The upper value of a range.' })
  upper!: string | null;

  @Field(() => String, { description: 'Its unit.' })
  unit!: string;
}

@ObjectType({ description: 'A published demand as the search knows it.' })
@Access('public')
export class DemandHit {
  @Field(() => ID, { description: 'Id of the demand.' })
  id!: string;

  @Field(() => String, { description: 'Its number, such as 榜2026-0001.' })
  number!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'The beginning of the problem.' })
  summary!: string;

  @Field(() => [String], { description: 'Keywords.' })
  keywords!: readonly string[];

  @Field(() => DemandModeEnum, { description: 'How it looks for who solves it.' })
  mode!: DemandMode;

  @Field(() => DemandStateEnum, { description: 'Where it stands at this moment.' })
  state!: DemandState;

  @Field(() => String, { description: 'Code of the sector.' })
  sector!: string;

  @Field(() => String, { description: 'Province of the poster by GB/T 2260.' })
  provinceCode!: string;

  @Field(() => MoneyScalar, { description: 'The bounty; zero where none is offered.' })
  bounty!: bigint;

  @Field(() => BountyBandEnum, { description: 'Band of the bounty.' })
  bountyBand!: BountyBand;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Deadline for bids; none for plain demands.' })
  bidsCloseAt!: Date | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which the solution is wanted.' })
  wantedBy!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When an open one closes: its deadline for bids, or the end of the day it is wanted by.',
  })
  closesAt!: Date | null;

  @Field(() => [OrganizationKindEnum], { description: 'Kinds of organisation that may bid or answer.' })
  mayBid!: readonly string[];

  @Field(() => Int, { nullable: true, description: 'Winners who begin together in a race.' })
  lanes!: number | null;

  @Field(() => [DemandHitTarget], { description: 'The first three targets.' })
  targets!: readonly DemandHitTarget[];

  @Field(() => Int, { description: 'How many targets there are.' })
  targetCount!: number;

  @Field(() => ID, { nullable: true, description: 'The poster; none where it does not show its name.' })
  organizationId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the poster; none where it does not show it.',
  })
  organizationName!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => ResultHighlights, {
    nullable: true,
    description: 'Title, summary and keywords with what was looked for marked; none without a query.',
  })
  highlights!: ResultHighlights | null;
}

@ObjectType({ description: 'A hit in its place.' })
@Access('public')
export class DemandHitEdge {
  @Field(() => String, { description: 'Its place in the list.' })
  cursor!: string;

  @Field(() => DemandHit, { description: 'The hit.' })
  node!: DemandHit;

  @Field(() => Float, {
    nullable: true,
    description: 'How well it fits, comparable within one answer; none in an order that is not by relevance.',
  })
  score!: number | null;
}

@ObjectType({ description: 'A page of the board of demands.' })
@Access('public')
export class DemandSearchPage extends SearchPage {
  @Field(() => [DemandHitEdge], { description: 'The hits in order.' })
  edges!: DemandHitEdge[];
}
