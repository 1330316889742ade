import { readFileSync } from 'node:fs';
import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { Field, ObjectType, Query, Resolver } from 'type-graphql';
import { describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import { Access, accessGaps } from '../../server/platform/graphql/access.ts';
import { buildGraphqlSchema, printGraphqlSchema } from '../../server/platform/graphql/build-schema.ts';

const schema = buildGraphqlSchema(features);

describe('the schema', () => {
  it('is the one that is committed (npm run schema writes it)', () => {
    const committed = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(printGraphqlSchema(schema)).toBe(committed);
  });

  it('describes every type, field, argument and value', () => {
    expect(undescribed(schema)).toEqual([]);
  });

  it('states an access rule for every root field and every type', () => {
    expect(accessGaps(schema)).toEqual([]);
  });
});

describe('a feature that forgets an access rule', () => {
  @ObjectType({ description: 'A private note.' })
  class ForgottenNote {
    @Field(() => String, { description: 'Its text.' })
    text!: string;
  }

  @Resolver()
  class OpenResolver {
    @Query(() => String, { description: 'Open by mistake.' })
    forgotten(): string {
      return 'leaked';
    }
  }

  @Resolver()
  class HalfOpenResolver {
    @Query(() => ForgottenNote, { description: 'Its type is open by mistake.' })
    @Access('public')
    note(): ForgottenNote {
      return { text: 'leaked' };
    }
  }

  const feature = (resolver: new () => object) => [
    { name: 'forgetful', entities: [], migrations: [], resolvers: [resolver] },
  ];

  it('stops the API from starting: a root field without a rule', () => {
    expect(() => buildGraphqlSchema(feature(OpenResolver))).toThrow(
      'No access rule is stated for Query.forgotten',
    );
  });

  it('stops the API from starting: a type without a rule', () => {
    expect(() => buildGraphqlSchema(feature(HalfOpenResolver))).toThrow('ForgottenNote.text');
  });
});

function undescribed(of: GraphQLSchema): string[] {
  const missing: string[] = [];
  const look = (path: string, element: { description?: string | null | undefined }) => {
    if (!element.description?.trim()) missing.push(path);
  };
  for (const type of Object.values(of.getTypeMap())) {
    if (isIntrospectionType(type) || (isScalarType(type) && isSpecifiedScalarType(type))) continue;
    const root = ['Query', 'Mutation', 'Subscription'].includes(type.name);
    if (!root) look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    }
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
      }
    }
  }
  return missing;
}
