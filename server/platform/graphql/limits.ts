import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import {
  type ComplexityEstimator,
  fieldExtensionsEstimator,
  getComplexity,
} from 'graphql-query-complexity/cjs';
import { MAX_PAGE_SIZE } from '../database/page.ts';

export const MAX_DEPTH = 14;
export const MAX_COMPLEXITY = 6000;
export const MAX_TOKENS = 4000;
/** Mutations in one operation, and root fields in one query: aliases must not multiply work or guesses. */
export const MAX_MUTATIONS = 3;
export const MAX_ROOT_FIELDS = 20;

/** Refuses an operation whose selections nest too deep or that asks for too many root fields. */
export function checkShape(document: DocumentNode, operation: OperationDefinitionNode): void {
  if (isIntrospection(operation.selectionSet)) return;
  const depth = depthOf(operation.selectionSet, document, new Set());
  if (depth > MAX_DEPTH) throw limitError('depth', depth, MAX_DEPTH);
  const roots = operation.selectionSet.selections.length;
  const most = operation.operation === 'mutation' ? MAX_MUTATIONS : MAX_ROOT_FIELDS;
  if (roots > most) throw limitError('number of root fields', roots, most);
}

/** A connection costs its page size times what is asked of each row; any other field costs one. */
const estimator: ComplexityEstimator = ({ args, childComplexity }) => {
  const first: unknown = args.first;
  const rows = typeof first === 'number' ? Math.min(Math.max(first, 1), MAX_PAGE_SIZE) : 1;
  return 1 + rows * childComplexity;
};

/**
 * Refuses an operation that would cost more than the limit. Variables of the wrong form are left to the execution, which
 * names them to the client.
 */
export function checkComplexity(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
  operationName: string | undefined,
): void {
  const operation = getOperationAST(document, operationName);
  const values = operation && getVariableValues(schema, operation.variableDefinitions ?? [], variables);
  if (values?.errors) return;
  const complexity = getComplexity({
    schema,
    query: document,
    variables,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [fieldExtensionsEstimator(), estimator],
  });
  if (complexity > MAX_COMPLEXITY) throw limitError('complexity', complexity, MAX_COMPLEXITY);
}

function limitError(what: string, value: number, most: number): GraphQLError {
  return new GraphQLError(
    `The query's ${what} of ${value} is over the limit of ${most}. Ask for less at once.`,
    {
      extensions: { code: 'LIMIT' },
    },
  );
}

function isIntrospection(set: SelectionSetNode): boolean {
  return set.selections.every(
    (selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'),
  );
}

function depthOf(set: SelectionSetNode, document: DocumentNode, seen: Set<string>): number {
  let deepest = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      deepest = Math.max(
        deepest,
        1 + (selection.selectionSet ? depthOf(selection.selectionSet, document, seen) : 0),
      );
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(selection.selectionSet, document, seen));
    } else if (!seen.has(selection.name.value)) {
      const fragment = document.definitions.find(
        (each): each is FragmentDefinitionNode =>
          each.kind === Kind.FRAGMENT_DEFINITION && each.name.value === selection.name.value,
      );
      const inner = new Set(seen).add(selection.name.value);
      if (fragment) deepest = Math.max(deepest, depthOf(fragment.selectionSet, document, inner));
    }
  }
  return deepest;
}
