import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { loadCalendar, workingCalendars } from './calendars.service.ts';
import { LoadCalendarInput, WorkingCalendar, WorkingCalendarPayload } from './calendars.types.ts';

@Resolver(() => WorkingCalendar)
export class CalendarsResolver {
  @Query(() => [WorkingCalendar], { description: 'The working calendars in use, by year.' })
  @Access('public')
  async workingCalendars(@Ctx() context: RequestContext): Promise<WorkingCalendar[]> {
    const calendars = await workingCalendars(context.app.db.manager);
    return calendars.map((calendar) => new WorkingCalendar(calendar));
  }

  @Mutation(() => WorkingCalendarPayload, {
    description: 'Loads the working calendar of a year, or a corrected one.',
  })
  @Access(['OPERATOR'])
  loadCalendar(
    @Ctx() context: RequestContext,
    @Arg('input', () => LoadCalendarInput, { description: 'The year and its days.' })
    input: LoadCalendarInput,
  ) {
    return answer(
      'calendar',
      context,
      async (scope) => new WorkingCalendar(await loadCalendar(scope, input)),
    );
  }
}
