import { loadOne } from '../../platform/graphql/loaders.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { rulebooksOf } from './rulebook.service.ts';
import type { Rulebook } from './rulebook.ts';

/** Today's rulebook of an organisation, for lists of records of several units. */
export const rulebookOfOrganization = loadOne<string, Rulebook>(
  'rulebookOfOrganization',
  async (app, ids) => {
    const organizations = await organizationById.batch(app, ids);
    return rulebooksOf(
      app.db.manager,
      [...organizations.values()].filter((organization) => organization !== null),
    );
  },
);
