import { createServer } from 'node:net';

/** A port on 127.0.0.1 that was free a moment ago: the wanted one if it is, otherwise one the system picks. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await tryPort(wanted)) !== null) return wanted;
  const port = await tryPort(0);
  if (port === null) throw new Error('The system gives no free port on 127.0.0.1');
  return port;
}

function tryPort(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(null));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null));
    });
  });
}
