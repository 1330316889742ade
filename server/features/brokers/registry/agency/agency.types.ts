import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { connectionOf } from '../../../../platform/graphql/connection.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { type BrokeredBand, BrokeredBandEnum } from '../registry.enums.ts';

@ObjectType({ description: 'An agency (事务所) or transfer office, as everybody may know it.' })
@Access('public')
export class BrokerAgency {
  @Field(() => ID, { description: 'Id of the organisation.' })
  id!: string;

  @Field(() => Organization, { description: 'The organisation.' })
  organization!: Organization;

  @Field(() => Int, { description: 'Its brokers in the registry.' })
  brokerCount!: number;

  @Field(() => Int, { description: 'Deals in effect or completed that its brokers led.' })
  deals!: number;

  @Field(() => BrokeredBandEnum, { description: 'Band of what their contracts surely pay in all.' })
  band!: BrokeredBand;
}

export const BrokerAgencyConnection = connectionOf(BrokerAgency, 'BrokerAgency');
export type BrokerAgencyConnection = InstanceType<typeof BrokerAgencyConnection>;
