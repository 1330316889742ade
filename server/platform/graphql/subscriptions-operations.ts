import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { checkComplexity, checkShape, MAX_TOKENS } from './limits.ts';
import type { Connection } from './subscriptions.ts';

interface ReaderOptions {
  schema: GraphQLSchema;
  subscriptionsPerConnection: number;
  /** Operations that one address may begin in a minute. */
  perMinute: number;
}

/** Reads and checks the operations of sockets as those over HTTP are; what is wrong goes to the client as errors. */
export function operationReader({ schema, subscriptionsPerConnection, perMinute }: ReaderOptions) {
  const rate = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (
    { extra, subscriptions }: Context<Record<string, unknown> | undefined, Connection>,
    _id: string,
    { query, variables, operationName }: SubscribePayload,
  ): Promise<ExecutionArgs | GraphQLError[]> => {
    try {
      await consume(rate, extra.address);
      // The one that is being read is among them already.
      if (Object.keys(subscriptions).length > subscriptionsPerConnection) {
        throw mistake('LIMIT', `A connection has at most ${subscriptionsPerConnection} subscriptions.`);
      }
      const document = parse(query, { maxTokens: MAX_TOKENS });
      const errors = validate(schema, document);
      if (errors.length > 0) return errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED'));
      const operation = getOperationAST(document, operationName);
      if (operation?.operation !== 'subscription') {
        throw mistake('BAD_REQUEST', 'Only subscriptions are served over the socket.');
      }
      checkShape(document, operation);
      checkComplexity(schema, document, variables ?? {}, operationName ?? undefined);
      return {
        schema,
        document,
        contextValue: extra.newContext(),
        variableValues: variables ?? {},
        operationName: operationName ?? null,
      };
    } catch (error) {
      if (error instanceof GraphQLError) return [coded(error, 'BAD_REQUEST')];
      throw error;
    }
  };
}

async function consume(rate: RateLimiterMemory, address: string): Promise<void> {
  try {
    await rate.consume(address);
  } catch (reason) {
    if (reason instanceof RateLimiterRes)
      throw mistake('LIMIT', 'Too many requests. Wait a moment and try again.');
    throw reason;
  }
}

function mistake(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** An error of the client with a code, so that it stays readable. */
function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions.code !== undefined) return error;
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, extensions: { code } });
}
