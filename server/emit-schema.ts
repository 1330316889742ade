import { writeFileSync } from 'node:fs';
import { features } from './features/index.ts';
import { buildGraphqlSchema, printGraphqlSchema } from './platform/graphql/build-schema.ts';

/** `npm run schema`: writes the schema as the code has it; the test of drift compares it with what is committed. */
writeFileSync(
  new URL('../schema/schema.graphql', import.meta.url),
  printGraphqlSchema(buildGraphqlSchema(features)),
);
