import { Grants1764000000790 } from '../../migrations/1764000000790-grants.ts';
import { caseTopic } from '../../platform/cases.ts';
import type { Feature } from '../../platform/feature.ts';
import { OwnershipGrant } from './data/ownership-grant.entity.ts';
import { grantDossier } from './dossier/grant-dossier.source.ts';
import { findGrant } from './find-grants.service.ts';
import { OwnershipGrantResolver } from './grants.resolver.ts';
import { endExpiredGrants } from './steps/conclude-grant.service.ts';
import { followNotices } from './steps/follow-notice.ts';

/** Grants of ownership or use to the team that made a result (赋权). */
export const grantsFeature: Feature = {
  name: 'grants',
  entities: [OwnershipGrant],
  migrations: [Grants1764000000790],
  resolvers: [OwnershipGrantResolver],
  jobs: { endExpiredGrants },
  crons: [{ task: 'endExpiredGrants', match: '7 * * * *', identifier: 'endExpiredGrants' }],
  outbox: { [caseTopic('OwnershipGrant')]: followNotices },
  dossiers: { OwnershipGrant: grantDossier },
  fileAccess: {
    OwnershipGrant: async (app, actor, file) =>
      (await findGrant({ app, actor, address: null }, file.attachedId ?? '')) !== null,
  },
};
