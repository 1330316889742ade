import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest, Agent as SecureAgent } from 'node:https';

/** The engine did not answer: away, starting, or slower than allowed. */
export class EngineAway extends Error {
  constructor(reason: string) {
    super(`The search engine is away: ${reason}`);
    this.name = 'EngineAway';
  }
}

/** The engine answered that it will not do it. */
export class EngineRefusal extends Error {
  readonly status: number;
  /** Meilisearch's own code, such as `index_not_found`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'EngineRefusal';
    this.status = status;
    this.code = code;
  }
}

/**
 * Posts JSON over connections that are kept open and without delay. Searches do not go through the engine's own
 * client: its `fetch` takes three times the processor time, and now and then waits 40 ms for a delayed acknowledgement.
 */
export class EngineConnection {
  readonly #url: URL;
  readonly #key: string;
  readonly #agent: Agent;

  constructor(url: string, key: string) {
    this.#url = new URL(url.endsWith('/') ? url : `${url}/`);
    this.#key = key;
    const options = { keepAlive: true, noDelay: true, maxSockets: 32 };
    this.#agent = this.#url.protocol === 'https:' ? new SecureAgent(options) : new Agent(options);
  }

  /** Sends and reads JSON; `EngineAway` without an answer in time or from a broken server, `EngineRefusal` for a no. */
  async post(path: string, body: unknown, timeoutMs: number): Promise<unknown> {
    const { status, text } = await this.#send(path, JSON.stringify(body), timeoutMs);
    if (status < 300) return JSON.parse(text);
    if (status >= 500) throw new EngineAway(`status ${status}`);
    const problem = readProblem(text);
    throw new EngineRefusal(status, problem.code, problem.message);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(path: string, body: string, timeoutMs: number): Promise<{ status: number; text: string }> {
    const send = this.#url.protocol === 'https:' ? httpsRequest : httpRequest;
    const headers: Record<string, string | number> = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(this.#key ? { authorization: `Bearer ${this.#key}` } : {}),
    };
    return new Promise((resolve, reject) => {
      const away = (error: Error) => reject(new EngineAway(error.message));
      const outgoing = send(
        new URL(path, this.#url),
        { method: 'POST', agent: this.#agent, headers },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', away);
          incoming.on('end', () => {
            clearTimeout(timer);
            resolve({ status: incoming.statusCode ?? 500, text: Buffer.concat(chunks).toString('utf8') });
          });
        },
      );
      const timer = setTimeout(() => outgoing.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
      outgoing.on('error', (error) => {
        clearTimeout(timer);
        away(error);
      });
      outgoing.end(body);
    });
  }
}

function readProblem(text: string): { code: string; message: string } {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed && 'message' in parsed) {
      return { code: String(parsed.code), message: String(parsed.message) };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { code: 'unknown', message: text.slice(0, 200) };
}
