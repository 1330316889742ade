import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { requireConsent } from '../auth/actor.ts';
import type { Role } from '../auth/roles.ts';
import type { RequestContext } from './context.ts';

/**
 * Who may ask for a root field or a field of a type:
 * `public` – everybody; `signedIn` – every user; a list – users acting in one of these roles;
 * `record` – whoever was given the record: the service that returned it decided on actor and record.
 */
export type AccessRule = 'public' | 'signedIn' | 'record' | readonly Role[];

/** States the access rule of a root field, a type (for all its fields) or a single field. */
export function Access(rule: AccessRule): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Extensions({ access: rule }) as MethodDecorator & PropertyDecorator & ClassDecorator;
}

/** For the few mutations that work although the terms in force were not consented to yet. */
export function BeforeConsent(): MethodDecorator {
  return Extensions({ beforeConsent: true }) as MethodDecorator;
}

const ROOTS = new Set(['Query', 'Mutation', 'Subscription']);

/** Every place of a schema that states no access rule, as `Type.field`; an empty list is the only good one. */
export function accessGaps(schema: GraphQLSchema): string[] {
  return objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => ruleOf(field.extensions) === undefined)
      .filter(() => ROOTS.has(type.name) || ruleOf(type.extensions) === undefined)
      .map((field) => `${type.name}.${field.name}`),
  );
}

/**
 * Puts the guards in: fields whose own rule asks for more than `public` or `record` check the actor before anything
 * else runs, and so do all mutations that are not public, for consent to the terms in force. Refuses a schema with gaps,
 * so that nothing is served by forgetting.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const gaps = accessGaps(schema);
  if (gaps.length > 0) throw new Error(`No access rule is stated for ${gaps.join(', ')}`);
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const rule = ruleOf(field.extensions) ?? ruleOf(type.extensions);
      if (rule === undefined || rule === 'public') continue;
      const consent = type.name === 'Mutation' && field.extensions.beforeConsent !== true;
      if (rule === 'record' && !consent) continue;
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, rule, consent);
      // Nobody begins to listen either; the resolver is guarded again at each event.
      if (field.subscribe) field.subscribe = guarded(field.subscribe, rule, consent);
    }
  }
  return schema;
}

function guarded(
  resolve: GraphQLFieldResolver<unknown, RequestContext>,
  rule: Exclude<AccessRule, 'public'>,
  consent: boolean,
): GraphQLFieldResolver<unknown, RequestContext> {
  return async (source, args, context, info) => {
    if (rule !== 'record') await context.require(rule);
    if (consent) requireConsent(await context.actor());
    return resolve(source, args, context, info);
  };
}

function objectTypes(schema: GraphQLSchema) {
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) || isInterfaceType(type))
    .filter((type) => !isIntrospectionType(type));
}

function ruleOf(extensions: Readonly<Record<string, unknown>>): AccessRule | undefined {
  return extensions.access as AccessRule | undefined;
}
