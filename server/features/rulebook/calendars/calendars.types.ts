import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import type { WorkingCalendarReading } from './calendars.service.ts';

@ObjectType({ description: 'A span of days, both ends counted.' })
@Access('public')
export class DayRange {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  to!: string;
}

@ObjectType({ description: 'The working days of a year, as the State Council arranged them.' })
@Access('public')
export class WorkingCalendar {
  readonly reading: WorkingCalendarReading;

  constructor(reading: WorkingCalendarReading) {
    this.reading = reading;
  }

  @Field(() => ID, { description: 'The year as an id.' })
  get id(): string {
    return String(this.reading.year);
  }

  @Field(() => Int, { description: 'The year.' })
  get year(): number {
    return this.reading.year;
  }

  @Field(() => [DayRange], { description: 'Holidays with the weekend days inside them.' })
  get daysOff(): readonly DayRange[] {
    return this.reading.daysOff;
  }

  @Field(() => [DateScalar], { description: 'Weekend days that are worked in exchange.' })
  get daysWorked(): readonly string[] {
    return this.reading.daysWorked;
  }

  @Field(() => String, {
    nullable: true,
    description: 'The announcement that it is from; none for one that comes with the product.',
  })
  get source(): string | null {
    return this.reading.loaded?.source ?? null;
  }

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was loaded; none for one that comes with the product.',
  })
  get loadedAt(): Date | null {
    return this.reading.loaded?.at ?? null;
  }
}

@InputType({ description: 'A span of days, both ends counted.' })
export class DayRangeInput {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  to!: string;
}

@InputType({ description: 'The working calendar of a year.' })
export class LoadCalendarInput {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => [DayRangeInput], { description: 'Holidays with the weekend days inside them.' })
  daysOff!: DayRangeInput[];

  @Field(() => [DateScalar], { description: 'Weekend days that are worked in exchange.' })
  daysWorked!: string[];

  @Field(() => String, { description: 'The announcement that the days are from.' })
  source!: string;
}

@ObjectType({ description: 'The calendar after it was loaded, or why it was not.' })
@Access('record')
export class WorkingCalendarPayload extends Payload {
  @Field(() => WorkingCalendar, { nullable: true, description: 'The calendar as it is now.' })
  calendar!: WorkingCalendar | null;
}
