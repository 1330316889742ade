import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { actingUser } from '../../platform/auth/actor.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { membershipById, organizationById, userById } from '../accounts/accounts.loaders.ts';
import { LedgerAccount, LedgerEntry, LedgerPosting } from './ledger.graphql-types.ts';
import {
  accountCase,
  bookPersonById,
  entryById,
  postingsOfEntry,
  reversalOf,
  titleOfCase,
} from './ledger.loaders.ts';
import { readablePostings } from './reading/find-entries.service.ts';

@Resolver(() => LedgerAccount)
export class LedgerAccountResolver {
  @FieldResolver(() => String, { description: 'Name of whom it belongs to.' })
  async ownerName(
    @Root() { ownerKind, ownerId }: LedgerAccount,
    @Ctx() ctx: RequestContext,
  ): Promise<string> {
    const owner =
      ownerKind === 'PERSON'
        ? await ctx.load(bookPersonById, ownerId)
        : await ctx.load(organizationById, ownerId);
    return owner?.name ?? '';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Number of the deal or demand that it is about.',
  })
  async dealNumber(@Root() { dealId }: LedgerAccount, @Ctx() ctx: RequestContext): Promise<string | null> {
    return dealId === null ? null : ((await ctx.load(accountCase, dealId))?.title ?? null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Kind of the case that it is about: `Deal` or `Demand`; none for money of no one case.',
  })
  async dealCaseType(@Root() { dealId }: LedgerAccount, @Ctx() ctx: RequestContext): Promise<string | null> {
    return dealId === null ? null : ((await ctx.load(accountCase, dealId))?.caseType ?? null);
  }
}

@Resolver(() => LedgerEntry)
export class LedgerEntryResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the case is called, such as its number.',
  })
  caseTitle(@Root() { caseType, caseId }: LedgerEntry, @Ctx() ctx: RequestContext): Promise<string | null> {
    return ctx.load(titleOfCase, `${caseType}:${caseId}`);
  }

  @FieldResolver(() => [LedgerPosting], { description: 'Those of its lines that belong to your own books.' })
  async postings(@Root() { id }: LedgerEntry, @Ctx() ctx: RequestContext): Promise<LedgerPosting[]> {
    return readablePostings(await ctx.scope(), await ctx.load(postingsOfEntry, id));
  }

  @FieldResolver(() => LedgerEntry, { nullable: true, description: 'The entry that reverses it.' })
  reversedBy(@Root() { id }: LedgerEntry, @Ctx() ctx: RequestContext): Promise<LedgerEntry | null> {
    return ctx.load(reversalOf, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who made it; only for those who act for the same organisation.',
  })
  async madeBy(
    @Root() { userId, membershipId }: LedgerEntry,
    @Ctx() ctx: RequestContext,
  ): Promise<string | null> {
    if (userId === null || membershipId === null) return null;
    const membership = await ctx.load(membershipById, membershipId);
    if (membership?.organizationId !== actingUser(await ctx.actor())?.organizationId) return null;
    return (await ctx.load(userById, userId))?.name ?? null;
  }
}

@Resolver(() => LedgerPosting)
export class LedgerPostingResolver {
  @FieldResolver(() => LedgerEntry, { description: 'The entry that it is a line of.' })
  async entry(@Root() { entry, entryId }: LedgerPosting, @Ctx() ctx: RequestContext): Promise<LedgerEntry> {
    const found = entry ?? (await ctx.load(entryById, entryId));
    if (!found) throw new Error('a posting has an entry');
    return found;
  }

  @FieldResolver(() => LedgerAccount, { description: 'The account that it moves.' })
  async account(
    @Root() { account, accountId, entryId }: LedgerPosting,
    @Ctx() ctx: RequestContext,
  ): Promise<LedgerAccount> {
    const found =
      account ??
      (await ctx.load(postingsOfEntry, entryId)).find((posting) => posting.accountId === accountId)?.account;
    if (!found) throw new Error('a posting has an account');
    return found;
  }
}
