import type { RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '../config.ts';

/** Requests that one address may make in a minute; each process counts its own. */
export function rateLimit(config: Pick<Config, 'requestsPerMinute'>): RequestHandler {
  const limiter = new RateLimiterMemory({ points: config.requestsPerMinute, duration: 60 });
  return (request, response, next) => {
    limiter.consume(request.ip ?? 'unknown').then(
      () => next(),
      (reason: unknown) => {
        if (!(reason instanceof RateLimiterRes)) return next(reason);
        response.setHeader('retry-after', Math.ceil(reason.msBeforeNext / 1000));
        response.status(429).json({
          errors: [
            { message: 'Too many requests. Wait a moment and try again.', extensions: { code: 'LIMIT' } },
          ],
        });
      },
    );
  };
}
