import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface ReceivedMail {
  from: string;
  to: string[];
  message: string;
}

/** A mail server of the essentials of RFC 5321: it keeps what it gets, and refuses recipients as told. */
export class MailServer {
  readonly received: ReceivedMail[] = [];
  /** Answers to RCPT by address. */
  readonly refusals = new Map<string, string>();
  #server: Server;

  constructor() {
    this.#server = createServer((socket) => void this.#talk(socket));
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `smtp://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #talk(socket: Socket): Promise<void> {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail: ReceivedMail = { from: '', to: [], message: '' };
    let data: string[] | null = null;
    say('220 test.example ESMTP');
    for await (const line of createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (data) {
        if (line !== '.') {
          data.push(line.replace(/^\./, ''));
          continue;
        }
        this.received.push({ ...mail, message: data.join('\n') });
        data = null;
        say('250 taken');
        continue;
      }
      const [, verb = '', address = ''] = /^(\w+)[^<]*(?:<([^>]*)>)?/.exec(line) ?? [];
      if (verb === 'EHLO') say('250 test.example');
      else if (verb === 'MAIL') {
        mail = { from: address, to: [], message: '' };
        say('250 go on');
      } else if (verb === 'RCPT') {
        const refused = this.refusals.get(address);
        if (!refused) mail.to.push(address);
        say(refused ?? '250 go on');
      } else if (verb === 'DATA') {
        data = [];
        say('354 go on');
      } else if (verb === 'QUIT') {
        say('221 bye');
        socket.end();
      } else say('502 not known');
    }
  }
}
