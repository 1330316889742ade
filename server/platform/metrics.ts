import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Figures of this process in Prometheus' form, at `/metrics`. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

export const graphqlOperations = new Histogram({
  name: 'fruition_graphql_seconds',
  help: 'Time to answer GraphQL operations.',
  labelNames: ['operation', 'outcome'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics],
});

export const outboxPending = new Gauge({
  name: 'fruition_outbox_pending',
  help: 'Changes that wait to be handled, by topic.',
  labelNames: ['topic'],
  registers: [metrics],
});

export const outboxLagSeconds = new Gauge({
  name: 'fruition_outbox_lag_seconds',
  help: 'Age of the oldest change that waits, by topic.',
  labelNames: ['topic'],
  registers: [metrics],
});
