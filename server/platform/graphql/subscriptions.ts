import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Express } from 'express';
import {
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  subscribe,
} from 'graphql';
import { handleProtocols, makeServer, type OperationResult, type Server as Protocol } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { App } from '../app.ts';
import { log } from '../log.ts';
import type { Authenticate } from './context.ts';
import { formatError } from './server.ts';
import { expressRequest, SubscriptionContext, sessionOf } from './subscriptions-context.ts';
import type { EventHub } from './subscriptions-events.ts';
import { operationReader } from './subscriptions-operations.ts';

export interface SubscriptionParts {
  app: App;
  schema: GraphQLSchema;
  /** Reads addresses and cookies of the opening request as it does for all others. */
  http: Express;
  authenticate: Authenticate;
  hub: EventHub;
  limits?: Partial<SubscriptionLimits>;
}

export interface SubscriptionLimits {
  connectionsPerAddress: number;
  connectionsPerAccount: number;
  subscriptionsPerConnection: number;
  /** Bytes. */
  messageSize: number;
  /** How often a connection is asked whether it lives and whether its session does. */
  checkEveryMs: number;
}

const LIMITS: SubscriptionLimits = {
  // Many people of one institute can share an address.
  connectionsPerAddress: 400,
  connectionsPerAccount: 20,
  subscriptionsPerConnection: 30,
  messageSize: 64 * 1024,
  checkEveryMs: 15_000,
};

const CLOSED = { goingAway: 1001, policy: 1008, fault: 1011, sessionEnded: 4403, tooMany: 4429 } as const;

type Payload = Record<string, unknown> | undefined;

export interface Connection {
  socket: WebSocket;
  address: string;
  /** Set once the client introduced itself. */
  userId: string | null;
  sessionId: string | null;
  newContext: () => SubscriptionContext;
}

/**
 * Serves subscriptions over WebSockets (graphql-ws) at `/graphql` of an HTTP server: the same session cookie, access
 * rules and limits of a query as over HTTP. Queries and mutations are not served here.
 * @returns what ends all connections in order
 */
export function serveSubscriptions(server: Server, parts: SubscriptionParts): { stop: () => Promise<void> } {
  const limits = { ...LIMITS, ...parts.limits };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageSize,
    handleProtocols,
    perMessageDeflate: false,
  });
  const connections = new Set<Connection>();
  const protocol = makeServer<Payload, Connection>({
    onConnect: ({ extra }) => introduce(extra, connections, limits),
    onSubscribe: operationReader({
      schema: parts.schema,
      subscriptionsPerConnection: limits.subscriptionsPerConnection,
      perMinute: parts.app.config.requestsPerMinute,
    }),
    subscribe,
    onOperation: async ({ extra }, _id, _payload, { contextValue }, result) => {
      const first = await result;
      return isStream(first) ? untilTheSessionEnds(first, extra, contextValue as SubscriptionContext) : first;
    },
    onNext: (_context, _id, _payload, _args, { errors = [], ...result }) =>
      errors.length > 0 ? { ...result, errors: errors.map(shownError) } : undefined,
    onError: (_context, _id, _payload, errors) => errors.map(shownError),
  });

  server.on('upgrade', (message: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { request, response } = expressRequest(parts.http, message);
    const address = request.ip ?? 'unknown';
    const refusal = refusalOf(message, parts.app.config.publicUrl, address, connections, limits);
    if (refusal) {
      stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(message, stream, head, (socket) => {
      const newContext = () =>
        new SubscriptionContext(parts.app, request, response, parts.authenticate, parts.hub);
      const connection: Connection = { socket, address, userId: null, sessionId: null, newContext };
      connections.add(connection);
      socket.once('close', () => connections.delete(connection));
      open(protocol, connection, limits.checkEveryMs);
    });
  });
  return {
    stop: async () => {
      for (const { socket } of connections) socket.close(CLOSED.goingAway, 'The server restarts');
      const left = setTimeout(() => {
        for (const { socket } of connections) socket.terminate();
      }, 2000);
      await Promise.all([...connections].map(closed));
      clearTimeout(left);
      await new Promise((resolve) => sockets.close(resolve));
    },
  };
}

/** The status line with which a request for a socket is turned down, or null for a good one. */
function refusalOf(
  { url = '', headers }: IncomingMessage,
  publicUrl: string,
  address: string,
  connections: ReadonlySet<Connection>,
  limits: SubscriptionLimits,
): string | null {
  if (url.split('?')[0] !== '/graphql') return '404 Not Found';
  if (!isOwnOrigin(headers.origin, headers.host, publicUrl)) return '403 Forbidden';
  const sameAddress = [...connections].filter((connection) => connection.address === address);
  return sameAddress.length >= limits.connectionsPerAddress ? '429 Too Many Requests' : null;
}

/** Browsers always name the page that opens a socket; it must be ours, since they send our cookie along. */
function isOwnOrigin(origin: string | undefined, host: string | undefined, publicUrl: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return new URL(origin).host === host || new URL(origin).origin === new URL(publicUrl).origin;
}

/** Runs the protocol on an open socket and looks now and then whether both still live, socket and session. */
function open(protocol: Protocol<Connection>, connection: Connection, everyMs: number): void {
  const { socket } = connection;
  const fail = (error: unknown) => {
    log.error({ err: error }, 'a subscription failed');
    socket.close(CLOSED.fault, 'Internal error');
  };
  socket.on('error', (error) => log.debug({ err: error }, 'a socket was closed for its error'));
  const onClosed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (data) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) return resolve();
          socket.send(data, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (read) => {
        socket.on('message', (data) => {
          read(String(data)).catch(fail);
        });
      },
    },
    connection,
  );
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  const checking = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    if (connection.sessionId) endWithSession(connection, connection.newContext()).catch(fail);
  }, everyMs);
  socket.once('close', (code, reason) => {
    clearInterval(checking);
    onClosed(code, String(reason)).catch(fail);
  });
}

/** Finds out who connects, and refuses an account more connections than it may have. */
async function introduce(
  connection: Connection,
  connections: ReadonlySet<Connection>,
  limits: SubscriptionLimits,
): Promise<boolean> {
  const actor = await connection.newContext().actor();
  if (actor.kind !== 'user') return true;
  const same = [...connections].filter(({ userId }) => userId === actor.userId);
  if (same.length >= limits.connectionsPerAccount) {
    connection.socket.close(CLOSED.tooMany, 'Too many connections');
    return false;
  }
  Object.assign(connection, { userId: actor.userId, sessionId: actor.sessionId });
  return true;
}

/** Closes a connection whose session is over; answers whether it was. */
async function endWithSession(connection: Connection, context: SubscriptionContext): Promise<boolean> {
  if (connection.sessionId === null) return false;
  if (sessionOf(await context.actor()) === connection.sessionId) return false;
  connection.socket.close(CLOSED.sessionEnded, 'The session ended');
  return true;
}

type Stream = AsyncGenerator<ExecutionResult>;

function isStream(result: Awaited<OperationResult>): result is Stream {
  return Symbol.asyncIterator in result;
}

/**
 * The results of a subscription until its session ends or one has errors. No generator: one that waits for the next
 * event could not be ended from outside.
 */
function untilTheSessionEnds(source: Stream, connection: Connection, context: SubscriptionContext): Stream {
  let failed = false;
  const end = () => source.return(undefined);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: async () => {
      if (failed) return end();
      const step = await source.next();
      if (step.done) return step;
      failed = (step.value.errors ?? []).length > 0;
      return (await endWithSession(connection, context)) ? end() : step;
    },
    return: end,
    throw: end,
  };
}

/** Errors are masked as over HTTP. */
function shownError(error: GraphQLError): GraphQLFormattedError {
  return formatError(error.toJSON(), error);
}

function closed({ socket }: Connection): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.CLOSED) resolve();
    else socket.once('close', () => resolve());
  });
}
