import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SearchEngine } from '../../server/platform/search/engine.ts';
import { EngineAway, EngineRefusal } from '../../server/platform/search/http.ts';

/** A server in place of the engine; answers an engine that asks it. */
async function engineOver(listener: RequestListener): Promise<SearchEngine> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return new SearchEngine({ url: `http://127.0.0.1:${port}`, key: 'a-key', indexPrefix: 'test' });
}

const json =
  (status: number, body: object): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

describe('the search engine', () => {
  it('is asked with its key', async () => {
    let key: string | undefined;
    const engine = await engineOver((request, response) => {
      key = request.headers.authorization;
      json(200, { results: [] })(request, response);
    });
    expect(await engine.multi([])).toEqual([]);
    expect(key).toBe('Bearer a-key');
  });

  it('may refuse, which does not count as being away', async () => {
    const engine = await engineOver(json(404, { code: 'index_not_found', message: 'none' }));
    for (let i = 0; i < 4; i++) {
      await expect(engine.multi([])).rejects.toMatchObject({
        name: 'EngineRefusal',
        code: 'index_not_found',
      });
    }
    await expect(engine.multi([])).rejects.toBeInstanceOf(EngineRefusal);
  });

  it('is away when nobody listens, when it breaks, and when it says nothing sensible', async () => {
    const nobody = new SearchEngine({ url: 'http://127.0.0.1:9', key: '', indexPrefix: 'test' });
    await expect(nobody.multi([])).rejects.toBeInstanceOf(EngineAway);
    const broken = await engineOver(json(503, {}));
    await expect(broken.multi([])).rejects.toBeInstanceOf(EngineAway);
    const torn = await engineOver((request) => request.socket.destroy());
    await expect(torn.multi([])).rejects.toBeInstanceOf(EngineAway);
  });

  it('that hangs is waited for twice; then requests are refused at once until it answers again', async () => {
    let hangs = true;
    let asked = 0;
    const engine = await engineOver((request, response) => {
      if (request.url !== '/health') asked += 1;
      if (!hangs) json(200, { status: 'available', results: [] })(request, response);
    });
    const waits = await Promise.allSettled([engine.multi([]), engine.multi([])]);
    expect(waits.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    const before = asked;
    const started = performance.now();
    await expect(engine.multi([])).rejects.toBeInstanceOf(EngineAway);
    expect(performance.now() - started).toBeLessThan(100);
    expect(asked).toBe(before);
    hangs = false;
    await expect
      .poll(
        () =>
          engine.multi([]).then(
            () => 'answers',
            () => 'away',
          ),
        { timeout: 10_000 },
      )
      .toBe('answers');
  });
});
