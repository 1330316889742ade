import { FieldResolver, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar } from '../../../platform/graphql/scalars.ts';
import { DueConditionType } from './payment.types.ts';
import { EquityTriggerType } from './terms.types.ts';

/** Days that a draft still lacks are empty inside, and null outside. */
@Resolver(() => EquityTriggerType)
export class EquityTriggerResolver {
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'Day by which it must fire; null only in a draft.',
  })
  @Access('record')
  until(@Root() trigger: EquityTriggerType): string | null {
    return trigger.until || null;
  }
}

@Resolver(() => DueConditionType)
export class DueConditionResolver {
  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'For DATE: the day; null only in a draft.',
  })
  @Access('record')
  date(@Root() condition: DueConditionType): string | null {
    return condition.date || null;
  }
}
