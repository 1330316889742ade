import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { PageInfo } from '../../platform/graphql/connection.ts';
import { describedEnum } from '../../platform/graphql/described-enum.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import {
  type ConversionMode,
  ConversionModeEnum,
  type ResearchStage,
  ResearchStageEnum,
  type RightAttribute,
  RightAttributeEnum,
  type RightKind,
  RightKindEnum,
} from '../results/result.enums.ts';
import { PriceIdea } from '../results/result.types.ts';
import { PRICE_BANDS, type PriceBand } from './index/search-document.ts';
import type { SearchFilter } from './query/filter.ts';
import { MATCHES, type Match } from './query/find.ts';
import { SEARCH_SORTS } from './query/sorting.ts';

export const PriceBandEnum = describedEnum(
  'PriceBand',
  'Bands of the price idea, by its lower end.',
  PRICE_BANDS,
);

export const SearchSortEnum = describedEnum('SearchSort', 'Orders of a search.', SEARCH_SORTS);

export const SearchMatchEnum = describedEnum('SearchMatch', 'How the hits fit the query.', MATCHES);

export const SuggestionKindEnum = describedEnum('SuggestionKind', 'What a suggestion leads to.', {
  RESULT: 'A result.',
  SECTOR: 'All results of a sector.',
  ORGANIZATION: 'All results of an organisation.',
  KEYWORD: 'A search for the words.',
});

@InputType({ description: 'Narrows a search: values of one field are alternatives, fields add up.' })
export class ResultSearchFilter implements SearchFilter {
  @Field(() => [String], { nullable: true, description: 'Codes of sectors.' })
  sectors?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of provinces.' })
  provinces?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Codes of cities.' })
  cities?: string[] | null;

  @Field(() => [Int], { nullable: true, description: 'Levels of technology readiness, 1 to 9.' })
  trls?: number[] | null;

  @Field(() => [ResearchStageEnum], { nullable: true, description: 'Stages.' })
  stages?: ResearchStage[] | null;

  @Field(() => [RightKindEnum], { nullable: true, description: 'Kinds of right.' })
  rightKinds?: RightKind[] | null;

  @Field(() => [RightAttributeEnum], { nullable: true, description: 'Attributes.' })
  attributes?: RightAttribute[] | null;

  @Field(() => [ConversionModeEnum], { nullable: true, description: 'Modes of conversion wished for.' })
  modes?: ConversionMode[] | null;

  @Field(() => [PriceBandEnum], { nullable: true, description: 'Bands of the price idea.' })
  priceBands?: PriceBand[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether pay after use is wished for.' })
  payAfterUse?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'Owning organisations.' })
  organizationIds?: string[] | null;
}

@ObjectType({ description: 'A piece of a text; pieces come in order.' })
@Access('public')
export class HighlightPiece {
  @Field(() => String, { description: 'The piece.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it is what was looked for.' })
  matched!: boolean;
}

@ObjectType({ description: 'Texts of a hit with what was looked for marked.' })
@Access('public')
export class ResultHighlights {
  @Field(() => [HighlightPiece], { description: 'The title.' })
  title!: HighlightPiece[];

  @Field(() => [HighlightPiece], { description: 'The part of the summary around the first match.' })
  summary!: HighlightPiece[];

  @Field(() => [HighlightPiece], { description: 'The keywords, one piece after the other.' })
  keywords!: HighlightPiece[];
}

@ObjectType({ description: 'A published result as the search knows it.' })
@Access('public')
export class ResultHit {
  @Field(() => ID, { description: 'Id of the result.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'English title.' })
  titleEn!: string | null;

  @Field(() => String, { description: 'Public summary.' })
  summary!: string;

  @Field(() => [String], { description: 'Keywords.' })
  keywords!: readonly string[];

  @Field(() => ID, { description: 'Id of the owning organisation.' })
  organizationId!: string;

  @Field(() => String, { description: 'Name of the owning organisation.' })
  organizationName!: string;

  @Field(() => [String], { description: 'Names of the completers, in their order.' })
  completerNames!: readonly string[];

  @Field(() => String, { description: 'Code of the sector.' })
  sector!: string;

  @Field(() => String, { description: 'Code of the province.' })
  provinceCode!: string;

  @Field(() => String, { nullable: true, description: 'Code of the city.' })
  cityCode!: string | null;

  @Field(() => Int, { nullable: true, description: 'Technology readiness, 1 to 9.' })
  trl!: number | null;

  @Field(() => ResearchStageEnum, { description: 'Stage.' })
  stage!: string;

  @Field(() => [ConversionModeEnum], { description: 'Modes of conversion wished for.' })
  modes!: readonly string[];

  @Field(() => [RightKindEnum], { description: 'Kinds of right.' })
  rightKinds!: readonly string[];

  @Field(() => RightAttributeEnum, { nullable: true, description: 'Attribute.' })
  attribute!: string | null;

  @Field(() => PriceIdea, { description: 'Price that the owner has in mind.' })
  price!: PriceIdea;

  @Field(() => PriceBandEnum, { description: 'Band of the price idea.' })
  priceBand!: PriceBand;

  @Field(() => Boolean, { description: 'Whether pay after use is wished for.' })
  payAfterUse!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => ResultHighlights, { nullable: true, description: 'What matched; none without a query.' })
  highlights!: ResultHighlights | null;
}

@ObjectType({ description: 'A hit in its place.' })
@Access('public')
export class ResultHitEdge {
  @Field(() => String, { description: 'Where the hit stands in the list.' })
  cursor!: string;

  @Field(() => ResultHit, { description: 'The hit.' })
  node!: ResultHit;

  @Field(() => Float, {
    nullable: true,
    description: 'Score within this list, where the order is by relevance.',
  })
  score!: number | null;
}

@ObjectType({ description: 'How many hits have a value.' })
@Access('public')
export class FacetValue {
  @Field(() => String, { description: 'The value as filters take it.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'Name for people, where the value is an id.' })
  label!: string | null;

  @Field(() => Int, { description: 'How many hits have it.' })
  count!: number;
}

@ObjectType({ description: 'The values of one field with their counts.' })
@Access('public')
export class Facet {
  @Field(() => String, { description: 'The field.' })
  field!: string;

  @Field(() => [FacetValue], { description: 'Its values, the most frequent first.' })
  values!: FacetValue[];
}

/** What every page of a search has beside its hits. */
@ObjectType({ description: 'A page of a search.' })
@Access('public')
export abstract class SearchPage {
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

@ObjectType({ description: 'A page of a search in the public catalogue.' })
@Access('public')
export class ResultSearchPage extends SearchPage {
  @Field(() => [ResultHitEdge], { description: 'The hits in order.' })
  edges!: ResultHitEdge[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the index was last made anew.' })
  indexedAt!: Date | null;
}

@ObjectType({ description: 'Something that a few letters may be the beginning of.' })
@Access('public')
export class Suggestion {
  @Field(() => SuggestionKindEnum, { description: 'What it leads to.' })
  kind!: keyof typeof SuggestionKindEnum;

  @Field(() => String, { description: 'Its text.' })
  text!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the result or organisation.' })
  id!: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the sector.' })
  value!: string | null;

  @Field(() => [HighlightPiece], { description: 'Its text in pieces.' })
  pieces!: HighlightPiece[];
}

@ObjectType({ description: 'Figures of the public catalogue.' })
@Access('public')
export class MarketFigures {
  @Field(() => Int, { description: 'Published results.' })
  publishedResults!: number;

  @Field(() => Int, { description: 'Units with published results.' })
  units!: number;

  @Field(() => Int, { description: 'Confirmed enterprises.' })
  enterprises!: number;

  @Field(() => Int, { description: 'Results published in the present month.' })
  newThisMonth!: number;
}

@ObjectType({ description: 'How many published results a sector has.' })
@Access('public')
export class SectorFigure {
  @Field(() => String, { description: 'Code of the sector.' })
  sector!: string;

  @Field(() => Int, { description: 'Published results.' })
  count!: number;
}

@ObjectType({ description: 'How the search stands.' })
@Access('record')
export class SearchStatus {
  @Field(() => String, { description: 'Name of the collection that is searched: results, demands.' })
  collection!: string;

  @Field(() => Boolean, { description: 'Whether the search engine answers.' })
  available!: boolean;

  @Field(() => Int, { description: 'Documents in the index.' })
  documents!: number;

  @Field(() => Int, { description: 'Published records of it in the database.' })
  published!: number;

  @Field(() => Int, { description: 'Changes that wait to be indexed.' })
  pending!: number;

  @Field(() => Int, { description: 'Age in seconds of the oldest of them.' })
  oldestPendingSeconds!: number;

  @Field(() => String, { nullable: true, description: 'Version of the index; another after each rebuild.' })
  indexVersion!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the index was last made anew.' })
  rebuiltAt!: Date | null;
}

@ObjectType({ description: 'How the index differs from the database.' })
@Access('record')
export class DriftReport {
  @Field(() => Int, { description: 'Published, but not in the index.' })
  missing!: number;

  @Field(() => Int, { description: 'In the index with an older version.' })
  stale!: number;

  @Field(() => Int, { description: 'In the index, but not published.' })
  orphaned!: number;

  @Field(() => Boolean, { description: 'Whether the differing ones were sent to be indexed again.' })
  repaired!: boolean;

  @Field(() => DateTimeScalar, { description: 'When they were compared.' })
  checkedAt!: Date;
}

@ObjectType({ description: 'Words that mean the same.' })
@Access('record')
export class Synonym {
  @Field(() => String, { description: 'The word.' })
  term!: string;

  @Field(() => [String], { description: 'Words that are looked for as well.' })
  synonyms!: string[];
}

@InputType({ description: 'Sets the synonyms of a word; an empty list takes them away.' })
export class SetSynonymsInput {
  @Field(() => String, { description: 'The word.' })
  term!: string;

  @Field(() => [String], { description: 'Words that are looked for as well.' })
  synonyms!: string[];
}

@ObjectType({ description: 'Answer of a rebuild of the index.' })
@Access('record')
export class SearchStatusPayload extends Payload {
  @Field(() => SearchStatus, { nullable: true, description: 'How the search stands.' })
  status!: SearchStatus | null;
}

@ObjectType({ description: 'Answer of a check for drift.' })
@Access('record')
export class DriftPayload extends Payload {
  @Field(() => DriftReport, { nullable: true, description: 'What was found.' })
  drift!: DriftReport | null;
}

@ObjectType({ description: 'Answer of a change of synonyms.' })
@Access('record')
export class SynonymsPayload extends Payload {
  @Field(() => [Synonym], { nullable: true, description: 'All synonyms.' })
  synonyms!: Synonym[] | null;
}
