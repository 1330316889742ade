import { log } from './log.ts';

const STOP_WITHIN_MS = 15_000;

/** Ends the process in order when asked to: no new work, what is under way is finished, connections are closed. */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const end = (reason: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ reason }, 'stopping');
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping did not go in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => end('SIGTERM'));
  process.on('SIGINT', () => end('SIGINT'));
  // The supervisor's channel closes when it dies: nobody would restart or stop us any more.
  process.on('disconnect', () => end('the supervisor is gone'));
}
