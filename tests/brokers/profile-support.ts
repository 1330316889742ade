import type { BrokerProfile } from '../../server/features/brokers/data/broker-profile.entity.ts';
import { handInBrokerProfile } from '../../server/features/brokers/registry/profile/hand-in.service.ts';
import type { BrokerContent } from '../../server/features/brokers/registry/profile/profile-content.ts';
import { saveBrokerProfile } from '../../server/features/brokers/registry/profile/save-profile.service.ts';
import { startBrokerProfile } from '../../server/features/brokers/registry/profile/start-profile.service.ts';
import { type Member, scopeOf, signedIn } from '../support/accounts.ts';
import { upload } from '../support/files.ts';
import type { BrokerWorld } from './support.ts';

/** A profile in which nothing is written yet. */
export const EMPTY: BrokerContent = {
  level: 'JUNIOR',
  certificates: [],
  sectors: [],
  regions: [],
  languages: [],
  services: [],
  about: '',
  capacity: 5,
  acceptsNew: true,
};

/** Everything that a profile needs, with one certificate. */
export function fullContent(fileId: string, values: Partial<BrokerContent> = {}): BrokerContent {
  return {
    level: 'INTERMEDIATE',
    certificates: [
      {
        kind: 'TECHNOLOGY_MANAGER',
        number: '黑经 2025-018',
        issuedBy: '黑龙江省技术市场协会',
        issuedOn: '2025-06-01',
        fileId,
      },
    ],
    sectors: ['BIOLOGY', 'FOOD'],
    regions: ['230000', '220100'],
    languages: ['ZH', 'RU'],
    services: ['MATCHING', 'NEGOTIATION'],
    about: '十年从事寒地农业与食品加工成果的转移，熟悉大型农垦企业的采购流程。',
    capacity: 4,
    acceptsNew: true,
    ...values,
  };
}

/** Uploads the copy of a certificate; answers its id. */
export async function copyOf(world: BrokerWorld, member: Member, name: string): Promise<string> {
  return upload(await signedIn(world.api, member), name);
}

/** A profile that is handed in, with its only certificate. */
export async function handedIn(world: BrokerWorld, member: Member): Promise<BrokerProfile> {
  const scope = await scopeOf(world.app, member);
  const started = await startBrokerProfile(scope);
  const saved = await saveBrokerProfile(scope, {
    brokerId: started.id,
    expectedVersion: started.version,
    content: fullContent(await copyOf(world, member, '证书.pdf')),
  });
  return handInBrokerProfile(scope, { brokerId: saved.id, expectedVersion: saved.version, promise: true });
}

/** What a step of a profile names. */
export const refOf = ({ id, version }: BrokerProfile) => ({ brokerId: id, expectedVersion: version });
