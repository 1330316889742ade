import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, Observable } from '@apollo/client';
import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { ErrorLink } from '@apollo/client/link/error';
import { OperationTypeNode } from 'graphql';

/** What went wrong on the way, apart from expected refusals: those come as `userErrors` of a payload. */
export type FaultKind = 'network' | 'session' | 'limit' | 'forbidden' | 'fault';

const SESSION_CODES = new Set(['SIGN_IN_REQUIRED', 'UNAUTHENTICATED']);
const LIMIT_CODES = new Set(['LIMIT', 'RATE_LIMITED', 'TOO_MANY_REQUESTS']);

/** Sorts an error of Apollo Client into what a person can do about it. */
export function faultKind(error: unknown): FaultKind {
  if (CombinedGraphQLErrors.is(error)) {
    const codes = error.errors.map((entry) => String(entry.extensions?.code ?? ''));
    if (codes.some((code) => SESSION_CODES.has(code))) return 'session';
    if (codes.some((code) => LIMIT_CODES.has(code))) return 'limit';
    if (codes.includes('FORBIDDEN')) return 'forbidden';
    return 'fault';
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 401) return 'session';
    return error.statusCode === 429 ? 'limit' : 'fault';
  }
  return 'network';
}

/** The number under which the server logged a masked fault, for a report to the operator. */
export function requestIdOf(error: unknown): string | null {
  if (!CombinedGraphQLErrors.is(error)) return null;
  const id = error.errors
    .map((entry) => entry.extensions?.requestId)
    .find((value) => typeof value === 'string');
  return typeof id === 'string' ? id : null;
}

type SessionListener = () => void;
const sessionListeners = new Set<SessionListener>();

/** Calls back when the server says that the session is over; returns how to stop listening. */
export function onSessionEnded(listener: SessionListener): () => void {
  sessionListeners.add(listener);
  return () => sessionListeners.delete(listener);
}

const errorLink = new ErrorLink(({ error }) => {
  if (faultKind(error) === 'session') for (const listener of sessionListeners) listener();
});

/** Subscriptions go over a WebSocket, whose code is loaded with the first of them. */
const liveLink = new ApolloLink(
  (operation) =>
    new Observable((observer) => {
      let stop: (() => void) | null = null;
      let ended = false;
      import('./live-link.ts').then(
        ({ socketLink }) => {
          if (ended) return;
          const running = socketLink.request(operation).subscribe(observer);
          stop = () => running.unsubscribe();
        },
        (error: unknown) => observer.error(error),
      );
      return () => {
        ended = true;
        stop?.();
      };
    }),
);

/** The client's one connection to the API: same origin, session cookie, no cross-site requests without preflight. */
export function createApolloClient(): ApolloClient {
  const httpLink = new HttpLink({
    uri: '/graphql',
    credentials: 'same-origin',
    headers: { 'apollo-require-preflight': 'true' },
  });
  return new ApolloClient({
    link: ApolloLink.from([
      errorLink,
      ApolloLink.split(
        ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
        liveLink,
        httpLink,
      ),
    ]),
    cache: new InMemoryCache({
      typePolicies: {
        Viewer: { keyFields: [], merge: true },
        // A hit's highlights belong to one query, a suggestion's id to another type, a rule's switch to one unit.
        ResultHit: { keyFields: false },
        BrokerHit: { keyFields: false },
        Suggestion: { keyFields: false },
        Rule: { keyFields: false },
        RuleReference: { keyFields: false },
        // Parts of one broker, of which pages ask for different fields.
        BrokerAccount: { keyFields: false, merge: true },
        BrokerRecord: { keyFields: false, merge: true },
        // Their ids are unique within their demand only.
        DemandTarget: { keyFields: false },
        DemandMustHave: { keyFields: false },
        BidMustHave: { keyFields: false },
        JudgedMustHave: { keyFields: false },
      },
    }),
    defaultOptions: { watchQuery: { fetchPolicy: 'cache-and-network', nextFetchPolicy: 'cache-first' } },
  });
}
