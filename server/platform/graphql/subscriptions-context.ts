import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Express, Request, Response } from 'express';
import type { App } from '../app.ts';
import type { Actor } from '../auth/actor.ts';
import { type Authenticate, RequestContext } from './context.ts';
import { type EventHub, Looks } from './subscriptions-events.ts';

/** Events that follow each other faster than this are one to a subscriber. */
const LEAST_PAUSE_MS = 100;

/** What resolvers of a subscription receive. Before each look it is emptied, so that rights are those of the moment. */
export class SubscriptionContext extends RequestContext {
  private readonly hub: EventHub;

  constructor(app: App, request: Request, response: Response, authenticate: Authenticate, hub: EventHub) {
    super(app, request, response, authenticate);
    this.hub = hub;
  }

  /** Yields at once and then after each event of the topic, for one key or (null) for all. */
  follow(topic: string, key: string | null): AsyncIterableIterator<true> {
    const looks = new Looks(this.hub, topic, key, LEAST_PAUSE_MS);
    return {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: async () => {
        const look = await looks.next();
        this.reset();
        return look;
      },
      return: () => looks.return(),
    };
  }
}

/**
 * The `subscribe` of a subscription field: its resolver runs at once and again after each event of the topic.
 * @param keyOf the key out of the field's arguments; null for events of all keys
 */
export function follow<Args>(topic: string, keyOf: (args: Args) => string | null) {
  return ({ args, context }: { args: unknown; context: unknown }): AsyncIterableIterator<true> => {
    if (!(context instanceof SubscriptionContext)) throw new Error('Subscriptions run over the socket only');
    return context.follow(topic, keyOf(args as Args));
  };
}

/** Makes of the request that opened a socket what Express would make of it, so that sessions are read alike. */
export function expressRequest(
  http: Express,
  message: IncomingMessage,
): { request: Request; response: Response } {
  const request = Object.setPrototypeOf(message, http.request) as Request;
  const response = Object.setPrototypeOf(new ServerResponse(message), http.response) as Response;
  return { request, response };
}

/** The session that an actor came with; null for visitors. */
export function sessionOf(actor: Actor): string | null {
  return actor.kind === 'user' ? actor.sessionId : null;
}
