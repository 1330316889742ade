import { Router } from 'express';
import type { App } from '../app.ts';
import { clock } from '../clock.ts';
import type { Feature } from '../feature.ts';
import { metrics, outboxLagSeconds, outboxPending } from '../metrics.ts';
import { outboxHandlersOf, outboxLag } from '../outbox/outbox.service.ts';

/** `/health`: the process lives. `/ready`: it can answer. `/metrics`: figures. And the key that verifies dossiers. */
export function operationsRoutes(app: App, features: readonly Feature[]): Router {
  const router = Router();
  const topics = Object.keys(outboxHandlersOf(features));

  router.get('/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/ready', async (_request, response) => {
    const [database, search] = await Promise.all([
      app.db.query('SELECT 1').then(
        () => true,
        () => false,
      ),
      app.search?.isHealthy() ?? false,
    ]);
    response.status(database ? 200 : 503).json({ database, search, degraded: database && !search });
  });
  router.get('/metrics', async (_request, response) => {
    for (const topic of topics) {
      const { pending, oldestAt } = await outboxLag(app, topic);
      outboxPending.set({ topic }, pending);
      outboxLagSeconds.set({ topic }, oldestAt ? (clock.now().getTime() - oldestAt.getTime()) / 1000 : 0);
    }
    response.type(metrics.contentType).send(await metrics.metrics());
  });
  router.get('/.well-known/audit-key.pem', (_request, response) => {
    response.type('application/x-pem-file').send(app.signer.publicKey);
  });
  return router;
}
