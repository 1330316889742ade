import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { completersOf } from '../results/result.loaders.ts';
import { findTasks } from './find-tasks.service.ts';
import { Task, TaskList } from './task.types.ts';

@Resolver(() => Task)
export class TasksResolver {
  @Query(() => TaskList, {
    complexity: 60,
    description:
      'What waits for you in the membership acted as, by deadline, and what runs where you oversee it.',
  })
  @Access('signedIn')
  async tasks(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'At most so many, 1 to 50; 50 unless told.' })
    first?: number | null,
  ): Promise<TaskList> {
    return findTasks(await ctx.scope(), first ?? null);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The other side of the case, if one.' })
  organization(
    @Root() { organizationId }: Task,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return organizationId ? ctx.load(organizationById, organizationId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of who applied for it, or of the first completer of a result.',
  })
  async person(
    @Root() { userId, caseType, caseId }: Task,
    @Ctx() ctx: RequestContext,
  ): Promise<string | null> {
    if (userId) return (await ctx.load(userById, userId))?.name ?? null;
    if (caseType !== 'TechResult') return null;
    return (await ctx.load(completersOf, caseId))[0]?.name ?? null;
  }
}
