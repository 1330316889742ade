import { In } from 'typeorm';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { ResultImport } from './result-import.entity.ts';

/** Imports by id: whoever asks has decided that they may be seen. */
export const importById = loadOne('importById', async (app, ids) => {
  const imports = await app.db.manager.findBy(ResultImport, { id: In([...ids]) });
  return new Map(imports.map((found) => [found.id, found]));
});
