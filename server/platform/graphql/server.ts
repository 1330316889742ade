import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { Refusal } from '../errors.ts';
import { currentRequestId, log } from '../log.ts';
import { graphqlOperations } from '../metrics.ts';
import type { RequestContext } from './context.ts';
import { checkComplexity, checkShape, MAX_TOKENS } from './limits.ts';

/** The GraphQL server over a schema: limits, masked faults, figures. */
export function createGraphqlServer(
  schema: GraphQLSchema,
  production: boolean,
): ApolloServer<RequestContext> {
  return new ApolloServer<RequestContext>({
    schema,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    formatError,
    plugins: [
      costPlugin(schema),
      // It looks at every field that is resolved, to allow caches what the route forbids them anyway.
      ApolloServerPluginCacheControlDisabled(),
      ...(production ? [ApolloServerPluginLandingPageDisabled()] : []),
    ],
  });
}

const PUBLIC_CODES = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'LIMIT',
]);

/** Refusals keep their code and details; mistakes of the client stay readable; faults are logged and masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const place = {
    ...(formatted.path ? { path: formatted.path } : {}),
    ...(formatted.locations ? { locations: formatted.locations } : {}),
  };
  if (cause instanceof Refusal) {
    return { message: cause.message, ...place, extensions: { code: cause.code, userErrors: cause.errors } };
  }
  const code = String(formatted.extensions?.code ?? '');
  if (PUBLIC_CODES.has(code)) return { message: formatted.message, ...place, extensions: { code } };
  log.error({ err: cause, path: formatted.path }, 'a request failed');
  return {
    message: 'Something went wrong on our side. The number helps us to find it.',
    ...place,
    extensions: { code: 'INTERNAL', requestId: currentRequestId() },
  };
}

function costPlugin(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      const started = performance.now();
      return {
        async didResolveOperation({ document, operation, request, operationName }) {
          if (operation) checkShape(document, operation);
          checkComplexity(schema, document, request.variables ?? {}, operationName ?? undefined);
        },
        async willSendResponse({ operation, errors }) {
          graphqlOperations.observe(
            { operation: operation?.operation ?? 'none', outcome: errors ? 'error' : 'ok' },
            (performance.now() - started) / 1000,
          );
        },
      };
    },
  };
}
