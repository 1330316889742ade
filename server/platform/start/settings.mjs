import { createServer } from 'node:net';
import {
  badPort,
  portInUse,
  portRefused,
  productionNeedsServices,
  StartRefusal,
  unknownArgument,
} from './messages.mjs';

/**
 * What a start was asked for, by arguments and environment.
 * @typedef {object} StartSettings
 * @property {boolean} reset
 * @property {boolean} yes
 * @property {number} port 0: any free one
 * @property {string} dataDir
 */

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {StartSettings}
 */
export function readSettings(args, env) {
  const unknown = args.find((argument) => argument !== '--reset' && argument !== '--yes');
  if (unknown !== undefined) throw new StartRefusal(unknownArgument(unknown));
  const port = Number(env.PORT || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new StartRefusal(badPort(env.PORT ?? ''));
  const embedded = !env.DATABASE_URL || !env.MEILI_URL;
  if (env.NODE_ENV === 'production' && embedded && env.EMBEDDED_SERVICES !== '1') {
    throw new StartRefusal(productionNeedsServices);
  }
  return {
    reset: args.includes('--reset'),
    yes: args.includes('--yes'),
    port,
    dataDir: env.DATA_DIR || '.data',
  };
}

/**
 * Makes sure that the market's port can be had.
 * @param {number} port 0 to get any free one
 * @returns {Promise<number>} the port
 */
export function checkPort(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const line =
        error.code === 'EADDRINUSE' ? portInUse(port) : portRefused(port, error.code ?? error.message);
      reject(new StartRefusal(line));
    });
    server.listen(port, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : port));
    });
  });
}
