import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { PageInfo } from '../../../../platform/graphql/connection.ts';
import { describedEnum } from '../../../../platform/graphql/described-enum.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import type { Match } from '../../../search/query/find.ts';
import { Facet, ResultHighlights, SearchMatchEnum } from '../../../search/search.types.ts';
import {
  type BrokerKind,
  BrokerKindEnum,
  type BrokerLanguage,
  BrokerLanguageEnum,
  type BrokerLevel,
  BrokerLevelEnum,
  type BrokerService,
  BrokerServiceEnum,
} from '../../broker.enums.ts';
import { BROKER_SEARCH_SORTS, type BrokerFilter } from './broker-filter.ts';

export const BrokerSearchSortEnum = describedEnum(
  'BrokerSearchSort',
  'Orders of the registry of brokers.',
  BROKER_SEARCH_SORTS,
);

@InputType({
  description: 'Narrows the registry of brokers: values of one field are alternatives, fields add up.',
})
export class BrokerSearchFilter implements BrokerFilter {
  @Field(() => [BrokerLevelEnum], { nullable: true, description: 'Levels.' })
  levels?: BrokerLevel[] | null;

  @Field(() => [BrokerKindEnum], { nullable: true, description: 'Where they work.' })
  kinds?: BrokerKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of sectors.' })
  sectors?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Provinces that they work in, by GB/T 2260.' })
  provinces?: string[] | null;

  @Field(() => [BrokerLanguageEnum], { nullable: true, description: 'Languages.' })
  languages?: BrokerLanguage[] | null;

  @Field(() => [BrokerServiceEnum], { nullable: true, description: 'What they do for clients.' })
  services?: BrokerService[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether they take new engagements.' })
  acceptsNew?: boolean | null;
}

@ObjectType({ description: 'A broker of the registry as the search knows them.' })
@Access('public')
export class BrokerHit {
  @Field(() => ID, { description: 'Id of the broker.' })
  id!: string;

  @Field(() => String, { description: 'Number, such as 经2026-0001.' })
  number!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'The beginning of the text about the own work.' })
  summary!: string;

  @Field(() => BrokerLevelEnum, { description: 'Level.' })
  level!: BrokerLevel;

  @Field(() => BrokerKindEnum, { description: 'Where the broker works.' })
  kind!: BrokerKind;

  @Field(() => [String], { description: 'Codes of sectors.' })
  sectors!: readonly string[];

  @Field(() => [String], { description: 'Provinces and cities by GB/T 2260.' })
  regions!: readonly string[];

  @Field(() => [BrokerLanguageEnum], { description: 'Languages.' })
  languages!: readonly BrokerLanguage[];

  @Field(() => [BrokerServiceEnum], { description: 'What the broker does for clients.' })
  services!: readonly BrokerService[];

  @Field(() => Boolean, { description: 'Whether new engagements are taken.' })
  acceptsNew!: boolean;

  @Field(() => ID, { nullable: true, description: 'The agency or unit; none of an independent broker.' })
  organizationId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  organizationName!: string | null;

  @Field(() => Int, { description: 'Deals in effect or completed that the broker brokered.' })
  deals!: number;

  @Field(() => Int, { description: 'Reviews of clients.' })
  reviews!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Average of the reviews in hundredths of a star; none below three reviews.',
  })
  rating!: number | null;

  @Field(() => DateTimeScalar, { description: 'When the profile was confirmed.' })
  confirmedAt!: Date;

  @Field(() => ResultHighlights, {
    nullable: true,
    description: 'Name and text with what was looked for marked; none without a query.',
  })
  highlights!: ResultHighlights | null;
}

@ObjectType({ description: 'A hit in its place.' })
@Access('public')
export class BrokerHitEdge {
  @Field(() => String, { description: 'Its place in the list.' })
  cursor!: string;

  @Field(() => BrokerHit, { description: 'The hit.' })
  node!: BrokerHit;

  @Field(() => Float, {
    nullable: true,
    description: 'How well it fits, comparable within one answer; none in an order that is not by relevance.',
  })
  score!: number | null;
}

@ObjectType({ description: 'A page of the registry of brokers.' })
@Access('public')
export class BrokerSearchPage {
  @Field(() => [BrokerHitEdge], { description: 'The hits in order.' })
  edges!: BrokerHitEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: 'How many hits there are.' })
  totalCount!: number;

  @Field(() => SearchMatchEnum, { description: 'How the hits fit the query.' })
  match!: Match;

  @Field(() => Boolean, {
    description: 'Whether the database had to answer because the search engine is away.',
  })
  degraded!: boolean;

  @Field(() => [Facet], { description: 'The facets asked for; none in a degraded answer.' })
  facets!: Facet[];

  @Field(() => String, { description: 'The query as it was understood.' })
  query!: string;

  @Field(() => Int, { description: 'Milliseconds that the search took.' })
  tookMs!: number;
}
