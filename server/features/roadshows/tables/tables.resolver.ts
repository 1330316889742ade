import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { arrangeTables, placeTalk, publishTables, removeTalk } from './arrange.service.ts';
import { existingTables, findTables, findWishes } from './find-tables.service.ts';
import {
  PlaceTalkInput,
  RemoveTalkInput,
  RoadshowTables,
  RoadshowTablesPayload,
  RoadshowTablesStepInput,
  RoadshowWishes,
  RoadshowWishesPayload,
  WishEntriesInput,
  WishGuestsInput,
} from './tables.types.ts';
import { wishEntries, wishGuests } from './wish.service.ts';

const INPUT = { description: 'What is needed for the step.' };
const ROADSHOW = { description: 'The roadshow.' };

@Resolver()
export class RoadshowTablesResolver {
  @Query(() => RoadshowTables, {
    nullable: true,
    complexity: 20,
    description: 'The tables of a roadshow; none for one that the viewer may not know of.',
  })
  @Access('signedIn')
  async roadshowTables(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowTables | null> {
    return findTables(await ctx.scope(), roadshowId);
  }

  @Query(() => RoadshowWishes, {
    complexity: 20,
    description: 'Whom the viewer can wish to talk with: as a guest, or for an entry.',
  })
  @Access('signedIn')
  async roadshowWishes(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
    @Arg('entryId', () => ID, {
      nullable: true,
      description: 'The entry for which is wished; none for a guest.',
    })
    entryId?: string | null,
  ): Promise<RoadshowWishes> {
    return findWishes(await ctx.scope(), roadshowId, entryId ?? null);
  }

  @Mutation(() => RoadshowWishesPayload, { description: 'A guest says whom of the entries to talk with.' })
  @Access('signedIn')
  wishEntries(
    @Arg('input', () => WishEntriesInput, INPUT) input: WishEntriesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowWishesPayload> {
    return answer('wishes', ctx, async (scope) =>
      findWishes(scope, (await wishEntries(scope, input)).id, null),
    );
  }

  @Mutation(() => RoadshowWishesPayload, {
    description: 'The people of an entry say whom of the guests they want.',
  })
  @Access('signedIn')
  wishGuests(
    @Arg('input', () => WishGuestsInput, INPUT) input: WishGuestsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowWishesPayload> {
    return answer('wishes', ctx, async (scope) =>
      findWishes(scope, (await wishGuests(scope, input)).id, input.entryId),
    );
  }

  @Mutation(() => RoadshowTablesPayload, {
    description: 'Gives the tables out by mutual wish; what was placed by hand stays.',
  })
  @Access(['ORGANISER'])
  arrangeTables(
    @Arg('input', () => RoadshowTablesStepInput, INPUT) input: RoadshowTablesStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowTablesPayload> {
    return answer('tables', ctx, async (scope) =>
      existingTables(scope, (await arrangeTables(scope, input)).id),
    );
  }

  @Mutation(() => RoadshowTablesPayload, {
    description: 'Places or moves a talk by hand; clashes are refused.',
  })
  @Access(['ORGANISER'])
  placeTalk(
    @Arg('input', () => PlaceTalkInput, INPUT) input: PlaceTalkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowTablesPayload> {
    return answer('tables', ctx, async (scope) => existingTables(scope, (await placeTalk(scope, input)).id));
  }

  @Mutation(() => RoadshowTablesPayload, { description: 'Takes a talk out.' })
  @Access(['ORGANISER'])
  removeTalk(
    @Arg('input', () => RemoveTalkInput, INPUT) input: RemoveTalkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowTablesPayload> {
    return answer('tables', ctx, async (scope) => existingTables(scope, (await removeTalk(scope, input)).id));
  }

  @Mutation(() => RoadshowTablesPayload, {
    description: 'Makes the talks known and writes to the guests who have one.',
  })
  @Access(['ORGANISER'])
  publishTables(
    @Arg('input', () => RoadshowTablesStepInput, INPUT) input: RoadshowTablesStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowTablesPayload> {
    return answer('tables', ctx, async (scope) =>
      existingTables(scope, (await publishTables(scope, input)).id),
    );
  }
}
