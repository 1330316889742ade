import type { Feature } from '../../platform/feature.ts';
import { CaseDossierResolver } from './dossier.resolver.ts';
import { dossierRoutes } from './dossier.routes.ts';

/** Dossiers: everything that happened in a case, with its proof, as a page, on paper and to be verified elsewhere. */
export const dossiersFeature: Feature = {
  name: 'dossiers',
  entities: [],
  migrations: [],
  resolvers: [CaseDossierResolver],
  routes: dossierRoutes,
};
