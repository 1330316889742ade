import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer, answerDone } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DonePayload } from '../../../platform/graphql/payload.types.ts';
import { newSince } from './new-results.ts';
import type { SavedSearchRecord } from './saved-search.entity.ts';
import {
  EditSavedSearchInput,
  SavedSearch,
  SavedSearchPayload,
  SavedSearchStepInput,
  SaveSearchInput,
} from './saved-search.types.ts';
import { deleteSavedSearch, editSavedSearch, savedSearches, saveSearch } from './saved-searches.service.ts';

const INPUT = { description: 'The search.' };

@Resolver(() => SavedSearch)
export class SavedSearchResolver {
  @Query(() => [SavedSearch], { description: 'The searches that you keep, the newest first.' })
  @Access('signedIn')
  async savedSearches(@Ctx() ctx: RequestContext): Promise<SavedSearchRecord[]> {
    return savedSearches(await ctx.scope());
  }

  @FieldResolver(() => String, { description: 'The filter as JSON of a ResultSearchFilter.' })
  filter(@Root() { filter }: SavedSearchRecord): string {
    return JSON.stringify(filter);
  }

  @FieldResolver(() => Int, {
    description: 'Results published since it was saved or last told of; 0 while the search engine is away.',
  })
  async newCount(@Root() saved: SavedSearchRecord, @Ctx() { app }: RequestContext): Promise<number> {
    return (await newSince(app, saved, 0))?.total ?? 0;
  }

  @Mutation(() => SavedSearchPayload, { description: 'Keeps a search.' })
  @Access('signedIn')
  saveSearch(
    @Arg('input', () => SaveSearchInput, INPUT) input: SaveSearchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('savedSearch', ctx, (scope) => saveSearch(scope, input));
  }

  @Mutation(() => SavedSearchPayload, { description: 'Renames a saved search or changes its mails.' })
  @Access('signedIn')
  editSavedSearch(
    @Arg('input', () => EditSavedSearchInput, INPUT) input: EditSavedSearchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('savedSearch', ctx, (scope) => editSavedSearch(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Forgets a saved search.' })
  @Access('signedIn')
  deleteSavedSearch(
    @Arg('input', () => SavedSearchStepInput, INPUT) input: SavedSearchStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => deleteSavedSearch(scope, input));
  }
}
