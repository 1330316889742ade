import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { type BrokeredBand, BrokeredBandEnum } from '../registry.enums.ts';
import type { BrokerRecord } from './broker-record.ts';

@ObjectType({ description: 'Deals that a broker brokered in a sector.' })
@Access('record')
export class BrokeredSector {
  @Field(() => String, { description: 'Code of the sector.' })
  sector!: string;

  @Field(() => Int, { description: 'How many deals.' })
  deals!: number;
}

@ObjectType({ description: 'Deals that a broker brokered in a year.' })
@Access('record')
export class BrokeredYear {
  @Field(() => Int, { description: 'The year in which they took effect.' })
  year!: number;

  @Field(() => Int, { description: 'How many deals.' })
  deals!: number;
}

@ObjectType('BrokerRecord', {
  description:
    'What is verified of a broker: read off the deals, engagements and invitations on this platform.',
})
@Access('record')
export class BrokerRecordType implements BrokerRecord {
  @Field(() => Int, {
    description: 'Deals in effect or completed to which an engagement of the broker was admitted.',
  })
  deals!: number;

  @Field(() => Int, { description: 'Of these, those that the broker led.' })
  ledDeals!: number;

  @Field(() => BrokeredBandEnum, { description: 'Band of what their contracts surely pay in all.' })
  band!: BrokeredBand;

  @Field(() => [BrokeredSector], { description: 'The same deals by sector, the most first.' })
  sectors!: BrokeredSector[];

  @Field(() => [BrokeredYear], { description: 'The same deals by year, the last first.' })
  years!: BrokeredYear[];

  @Field(() => Int, { description: 'Engagements that run now.' })
  running!: number;

  @Field(() => Int, { description: 'Invitations that were answered or ran out.' })
  invited!: number;

  @Field(() => Int, { description: 'Of these, those that were answered.' })
  answered!: number;

  @Field(() => Int, { nullable: true, description: 'Median of the hours until an answer.' })
  medianHours!: number | null;

  @Field(() => Int, { description: 'Reviews of clients.' })
  reviews!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Average of the reviews in hundredths of a star; none below three reviews.',
  })
  rating!: number | null;
}
