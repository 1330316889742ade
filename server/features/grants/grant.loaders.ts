import { In } from 'typeorm';
import { loadOne } from '../../platform/graphql/loaders.ts';
import { OwnershipGrant } from './data/ownership-grant.entity.ts';

/** Grants by id: whoever asks has decided that they may be seen. */
export const grantById = loadOne('grantById', async (app, ids) => {
  const grants = await app.db.manager.findBy(OwnershipGrant, { id: In([...ids]) });
  return new Map(grants.map((grant) => [grant.id, grant]));
});
