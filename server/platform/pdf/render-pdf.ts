import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PdfDocument } from './pdf.types.ts';

/** Documents that are laid out at the same time; each takes a thread and about 150 MB. */
const AT_ONCE = 2;
/** A document of a thousand pages takes half of it. */
const LONGEST_MS = 120_000;
const MEMORY_MB = 768;

let running = 0;
const waiting: (() => void)[] = [];

/**
 * Lays out a document and gives the whole PDF file; fonts are embedded with the glyphs that are used. The work is done
 * in a thread of its own, so that requests go on meanwhile; more than two documents wait for each other.
 * @throws Error if the content cannot be laid out, or takes too long or too much memory
 */
export async function renderPdf(document: PdfDocument): Promise<Buffer> {
  while (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await inWorker(document);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inWorker(document: PdfDocument): Promise<Buffer> {
  return new Promise((done, fail) => {
    const worker = new Worker(workerFile(), {
      workerData: document,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
      execArgv: [],
    });
    const late = setTimeout(() => {
      fail(new Error('A PDF document took too long to lay out'));
      void worker.terminate();
    }, LONGEST_MS);
    worker.once('message', (bytes: Uint8Array) =>
      done(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    );
    worker.once('error', fail);
    worker.once('exit', (code) => {
      clearTimeout(late);
      // After an answer this changes nothing.
      fail(new Error(`The thread of a PDF document ended with ${code} before it was done`));
    });
  });
}

/** The thread's program: beside this file in the sources, beside the processes in the build. */
function workerFile(): string {
  const source = fileURLToPath(new URL('./pdf-worker.mjs', import.meta.url));
  return existsSync(source) ? source : fileURLToPath(new URL('./pdf-worker.js', import.meta.url));
}
