import { MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { ResultSearchFilter } from '../search.types.ts';

const NAME = 100;
const QUERY = 1000;

@ObjectType({ description: 'A search that a user keeps.' })
@Access('record')
export class SavedSearch {
  @Field(() => ID, { description: 'Id of the saved search.' })
  id!: string;

  @Field(() => String, { description: 'Name that the user gave.' })
  name!: string;

  @Field(() => String, { description: 'The query.' })
  query!: string;

  @Field(() => String, { description: 'The filter as JSON of a ResultSearchFilter.' })
  filter!: string;

  @Field(() => Boolean, { description: 'Whether new results come by mail once a day.' })
  digest!: boolean;

  @Field(() => DateTimeScalar, { description: 'When it was saved.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last mail went out.' })
  lastDigestAt!: Date | null;

  @Field(() => Int, { description: 'Results published since it was saved or last told of.' })
  newCount!: number;
}

@InputType({ description: 'Keeps a search.' })
export class SaveSearchInput {
  @Field(() => String, { description: 'Name.' })
  @MaxLength(NAME)
  name!: string;

  @Field(() => String, { description: 'Query; empty for all.' })
  @MaxLength(QUERY)
  query!: string;

  @Field(() => ResultSearchFilter, { nullable: true, description: 'Filter.' })
  filter?: ResultSearchFilter | null;

  @Field(() => Boolean, { description: 'Whether new results are to come by mail once a day.' })
  digest!: boolean;
}

@InputType({ description: 'A saved search.' })
export class SavedSearchStepInput {
  @Field(() => ID, { description: 'Which.' })
  savedSearchId!: string;
}

@InputType({ description: 'Changes a saved search; what is absent stays.' })
export class EditSavedSearchInput extends SavedSearchStepInput {
  @Field(() => String, { nullable: true, description: 'Name.' })
  @MaxLength(NAME)
  name?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether new results are to come by mail once a day.',
  })
  digest?: boolean | null;
}

@ObjectType({ description: 'Answer of the steps of a saved search.' })
@Access('record')
export class SavedSearchPayload extends Payload {
  @Field(() => SavedSearch, { nullable: true, description: 'The saved search; none if nothing was done.' })
  savedSearch!: SavedSearch | null;
}
