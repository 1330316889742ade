import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum from a table of value → description and answers the enum object for `@Field(() => …)`.
 * The table's keys are the values in code, in the database and in the schema.
 */
export function describedEnum<Value extends string>(
  name: string,
  description: string,
  values: Readonly<Record<Value, string>>,
): { readonly [V in Value]: V } {
  const keys = Object.keys(values) as Value[];
  const object = Object.fromEntries(keys.map((key) => [key, key])) as { readonly [V in Value]: V };
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(keys.map((key) => [key, { description: values[key] }])) as {
      [V in Value]: { description: string };
    },
  });
  return object;
}
