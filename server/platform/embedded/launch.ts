import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';
import { logSize, logTail, type ServiceProcess } from './service-process.ts';

export interface LaunchPlan {
  /** For error messages. */
  name: string;
  logFile: string;
  /** The port of the last time, so that those who knew it need not be told another. */
  wantedPort: number | undefined;
  spawn: (port: number) => ServiceProcess;
  /** One look whether it answers, as ours and not as somebody else on that port. */
  answers: (port: number) => Promise<boolean>;
}

const SECONDS_TO_START = 180;
const LOOK_EVERY_MS = 40;

/**
 * Starts a service and waits until it answers. After a crash what it left (a lock file, shared memory, a port) may be
 * in the way for some seconds, so a start that ends by itself is tried again for a while, on another port if need be.
 * @throws Error with the last lines of the service's log
 */
export async function launch(plan: LaunchPlan): Promise<ServiceProcess> {
  const deadline = Date.now() + SECONDS_TO_START * 1000;
  let wanted = plan.wantedPort;
  let said = '';
  for (let attempt = 0; attempt < 12 && Date.now() < deadline; attempt++) {
    const logStart = logSize(plan.logFile);
    const service = plan.spawn(await freePort(wanted));
    if (await answersInTime(plan, service, deadline)) return service;
    await service.stop();
    said = logTail(plan.logFile, logStart);
    if (/address already in use|could not bind/i.test(said)) wanted = undefined;
    await delay(250 * Math.min(attempt + 1, 8));
  }
  throw new Error(`${plan.name} does not start. Its log (${plan.logFile}) says:\n${said}`);
}

async function answersInTime(plan: LaunchPlan, service: ServiceProcess, deadline: number): Promise<boolean> {
  let gone = false;
  const exited = service.exited.then(() => {
    gone = true;
  });
  while (!gone && Date.now() < deadline) {
    if (await plan.answers(service.port)) return !gone;
    await Promise.race([exited, delay(LOOK_EVERY_MS)]);
  }
  return false;
}
