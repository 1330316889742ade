import 'reflect-metadata';
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { buildSchemaSync, getMetadataStorage, type NonEmptyArray } from 'type-graphql';
import type { Feature } from '../feature.ts';
import { enforceAccess } from './access.ts';
import { DateTimeScalar } from './scalars.ts';
import { checkInput } from './validate-input.ts';

/** Builds the schema of the features with its access guards; throws where a root field or type states no rule. */
export function buildGraphqlSchema(features: readonly Feature[]): GraphQLSchema {
  const resolvers = features.flatMap((feature) => [...feature.resolvers]);
  // A field that is just read needs no resolver: the library's own makes promises for each of a page's thousand fields.
  for (const field of getMetadataStorage().fields) field.simple ??= field.schemaName === field.name;
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    validateFn: checkInput,
    pubSub: NO_PUB_SUB,
    scalarsMap: [{ type: Date, scalar: DateTimeScalar }],
  });
  return enforceAccess(schema);
}

/** Events come from the database (`subscriptions-events.ts`); the library only asks that there be something. */
const NO_PUB_SUB = {
  publish(): never {
    throw new Error('Events are told by publishEvent');
  },
  subscribe(): never {
    throw new Error('A subscription states its own `subscribe`: follow(topic, keyOf)');
  },
};

/** The schema as text, sorted, as it is committed in `schema/schema.graphql`. */
export function printGraphqlSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
