import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import compression from 'compression';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { App, Scope } from '../app.ts';
import { currentTally, withTally } from '../database/statements.ts';
import type { Feature } from '../feature.ts';
import { fileRoutes } from '../files/routes.ts';
import { type Authenticate, RequestContext } from '../graphql/context.ts';
import { log, withRequestId } from '../log.ts';
import { operationsRoutes } from './operations.ts';
import { rateLimit } from './rate-limit.ts';

export interface HttpParts {
  app: App;
  graphql: ApolloServer<RequestContext>;
  features: readonly Feature[];
  authenticate: Authenticate;
}

/** Everything that is served on the one port: GraphQL, files, downloads, health and the client. */
export function createHttpApp({ app, graphql, features, authenticate }: HttpParts): Express {
  const http = express();
  http.disable('x-powered-by');
  http.set('trust proxy', app.config.trustProxy);
  http.use(identify);
  http.use(secureHeaders(app));
  http.use(operationsRoutes(app, features));
  http.use('/graphql', notCached, rateLimit(app.config), express.json({ limit: '1mb' }));
  http.use(
    '/graphql',
    expressMiddleware(graphql, {
      context: async ({ req, res }) => contextOf(app, req, res, authenticate),
    }),
  );
  const scopeOf = (request: Request, response: Response): Promise<Scope> =>
    contextOf(app, request, response, authenticate).scope();
  http.use(fileRoutes(app, features, scopeOf));
  for (const feature of features) if (feature.routes) http.use(feature.routes(app, scopeOf));
  http.use(client(app.config.webDir));
  http.use(onError);
  return http;
}

/** What one person is answered is for nobody else. */
function notCached(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('cache-control', 'no-store');
  next();
}

/** A request has one context, however many handlers ask. */
function contextOf(
  app: App,
  request: Request,
  response: Response,
  authenticate: Authenticate,
): RequestContext {
  const known: unknown = response.locals.context;
  if (known instanceof RequestContext) return known;
  const context = new RequestContext(app, request, response, authenticate);
  response.locals.context = context;
  return context;
}

/** Gives each request an id and a tally of its statements; both go into the response's headers and the log. */
function identify(request: Request, response: Response, next: NextFunction): void {
  const requestId = randomUUID();
  const started = performance.now();
  response.setHeader('x-request-id', requestId);
  withRequestId(requestId, () =>
    withTally(() => {
      const tally = currentTally();
      const writeHead = response.writeHead.bind(response);
      response.writeHead = ((...args: Parameters<typeof writeHead>) => {
        response.setHeader('x-sql-statements', String(tally?.count ?? 0));
        return writeHead(...args);
      }) as typeof response.writeHead;
      response.on('finish', () => {
        const line = { method: request.method, path: request.path, status: response.statusCode };
        log.debug({
          ...line,
          milliseconds: Math.round(performance.now() - started),
          statements: tally?.count,
        });
      });
      next();
    }),
  );
}

function secureHeaders(app: App) {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Ant Design writes its styles at run time.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: app.config.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: app.config.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
  });
}

/** The built client: hashed assets for a year, everything else is the page that starts it. */
function client(webDir: string) {
  const router = express.Router();
  const page = join(webDir, 'index.html');
  router.use(compression());
  router.use(
    '/assets',
    express.static(join(webDir, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.use(express.static(webDir, { index: false, maxAge: 0 }));
  router.get('/{*path}', (_request, response, next) => {
    if (!existsSync(page)) return next();
    response.setHeader('cache-control', 'no-cache');
    // Given as a root: a path with a folder like `.build` in it would be taken for a hidden file.
    response.sendFile('index.html', { root: webDir });
  });
  router.use((_request, response) => {
    response.status(404).json({ message: 'Not found.' });
  });
  return router;
}

function onError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status =
    typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500;
  if (status >= 500 || Number.isNaN(status)) log.error({ err: error }, 'a request failed');
  const message =
    status === 413
      ? 'The request is too large.'
      : status < 500
        ? 'The request could not be read.'
        : 'Something went wrong on our side.';
  response.status(Number.isNaN(status) ? 500 : status).json({
    errors: [
      {
        message,
        extensions: { code: status === 413 ? 'LIMIT' : status < 500 ? 'BAD_REQUEST' : 'INTERNAL' },
      },
    ],
  });
}
