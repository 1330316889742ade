import type { Request, Response } from 'express';
import type { App, Scope } from '../app.ts';
import { type Actor, hasRole } from '../auth/actor.ts';
import type { Role } from '../auth/roles.ts';
import { Refusal } from '../errors.ts';
import { type Loader, LoaderCache } from './loaders.ts';

/** Finds out who acts in a request, by its session cookie; given by the feature that keeps the accounts. */
export type Authenticate = (app: App, request: Request) => Promise<Actor>;

/** What resolvers receive. Who acts is looked up only when somebody asks, so public searches cost no statement. */
export class RequestContext {
  readonly app: App;
  readonly request: Request;
  readonly response: Response;
  // Not #private: Apollo hands resolvers a copy of the context, which has no such fields.
  private readonly authenticate: Authenticate;
  private readonly loaders: LoaderCache;
  private actorPromise: Promise<Actor> | null = null;

  constructor(app: App, request: Request, response: Response, authenticate: Authenticate) {
    this.app = app;
    this.request = request;
    this.response = response;
    this.authenticate = authenticate;
    this.loaders = new LoaderCache(app);
  }

  actor(): Promise<Actor> {
    this.actorPromise ??= this.authenticate(this.app, this.request);
    return this.actorPromise;
  }

  /** What services work in. */
  async scope(): Promise<Scope> {
    return { app: this.app, actor: await this.actor(), address: this.request.ip ?? null };
  }

  /** Forgets who acts and what was loaded, after a mutation that changed it (sign-in, acting as another). */
  reset(): void {
    this.actorPromise = null;
    this.loaders.clear();
  }

  /** One record of a relation, batched with the others of this request. */
  load<Key extends string, Value>(loader: Loader<Key, Value>, key: Key): Promise<Value> {
    return this.loaders.load(loader, key);
  }

  /** Refuses unless somebody is signed in and, where roles are named, acts in one of them. */
  async require(rule: 'signedIn' | readonly Role[]): Promise<void> {
    const actor = await this.actor();
    if (actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
    if (rule !== 'signedIn' && !hasRole(actor, rule)) {
      throw new Refusal('FORBIDDEN', { params: { roles: rule.join(' ') } });
    }
  }
}
