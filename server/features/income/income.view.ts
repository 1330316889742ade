import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { type IncomeSourceKind, IncomeSourceKindEnum } from './income.enums.ts';
import type { OpenedIncome } from './reading/find-income.service.ts';

@ObjectType({ description: 'The income of a contract or of an own implementation, and how it is divided.' })
@Access('record')
export class Income implements OpenedIncome {
  source!: OpenedIncome['source'];
  unit!: OpenedIncome['unit'];

  @Field(() => ID, { description: 'Of the running contract, or of the own implementation.' })
  get id(): string {
    return this.source.id;
  }

  @Field(() => IncomeSourceKindEnum, { description: 'What it comes from.' })
  get kind(): IncomeSourceKind {
    return this.source.kind;
  }

  @Field(() => ID, { nullable: true, description: 'The deal; none for own implementation.' })
  get dealId(): string | null {
    return this.source.dealId;
  }

  @Field(() => String, { description: 'Name of the result.' })
  get title(): string {
    return this.source.title;
  }

  @Field(() => String, { nullable: true, description: 'Number of the contract.' })
  get number(): string | null {
    return this.source.number;
  }
}
