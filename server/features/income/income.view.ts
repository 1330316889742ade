import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { type IncomeSourceKind, IncomeSourceKindEnum } from './income.enums.ts';
import type { OpenedIncome } from './reading/find-income.service.ts';

@ObjectType({
  description: 'The income of a contract, of an own implementation or of a demand, and how it is divided.',
})
@Access('record')
export class Income implements OpenedIncome {
  source!: OpenedIncome['source'];
  unit!: OpenedIncome['unit'];

  @Field(() => ID, {
    description: 'Of the running contract, the own implementation, or the lane of a demand.',
  })
  get id(): string {
    return this.source.id;
  }

  @Field(() => IncomeSourceKindEnum, { description: 'What it comes from.' })
  get kind(): IncomeSourceKind {
    return this.source.kind;
  }

  @Field(() => ID, { nullable: true, description: 'The deal; none for what is no contract.' })
  get dealId(): string | null {
    return this.source.dealId;
  }

  @Field(() => ID, { nullable: true, description: 'The lane of the demand; none for other sources.' })
  get laneId(): string | null {
    return this.source.kind === 'DEMAND' ? this.source.id : null;
  }

  @Field(() => String, { description: 'Name of the result, or title of the demand.' })
  get title(): string {
    return this.source.title;
  }

  @Field(() => String, { nullable: true, description: 'Number of the contract or the demand.' })
  get number(): string | null {
    return this.source.number;
  }
}
