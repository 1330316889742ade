import { Brokers1764000001000 } from '../../../migrations/1764000001000-brokers.ts';
import type { Feature } from '../../../platform/feature.ts';
import { BrokerCounter, BrokerProfile } from '../data/broker-profile.entity.ts';

/** Brokers: their profiles, who confirms them, and what is public of them. */
export const brokerRegistryFeature: Feature = {
  name: 'brokers',
  entities: [BrokerProfile, BrokerCounter],
  migrations: [Brokers1764000001000],
  resolvers: [],
};
