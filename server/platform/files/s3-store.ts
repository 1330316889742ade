import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import type { FileStoreConfig } from '../config.ts';
import { type FileStore, FileStoreError } from './file-store.ts';

/** Keeps contents in a bucket of any S3-compatible service (path-style addresses, signature version 4). */
export function createS3Store(config: Extract<FileStoreConfig, { kind: 's3' }>, incoming: string): FileStore {
  const client = new AwsClient({
    accessKeyId: config.accessKey,
    secretAccessKey: config.secretKey,
    region: config.region,
    service: 's3',
    retries: 2,
  });
  const addressOf = (key: string) => `${config.endpoint.replace(/\/+$/, '')}/${config.bucket}/${key}`;
  return {
    incoming,

    async put(key, content) {
      // Signed with its digest, so the service itself refuses a damaged content; a stream cannot be sent twice.
      const request = await client.sign(addressOf(key), {
        method: 'PUT',
        headers: { 'content-length': String(content.size), 'x-amz-content-sha256': content.sha256 },
        body: Readable.toWeb(createReadStream(content.path)) as RequestInit['body'],
      });
      const response = await reach(() => fetch(request));
      await response.body?.cancel();
      if (!response.ok) throw refused(response, 'keep');
      await rm(content.path, { force: true });
    },

    async get(key, range) {
      const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {};
      const response = await reach(() => client.fetch(addressOf(key), { headers }));
      if (response.status === (range ? 206 : 200) && response.body) {
        return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
      }
      await response.body?.cancel();
      throw refused(response, 'open');
    },

    async delete(key) {
      const response = await reach(() => client.fetch(addressOf(key), { method: 'DELETE' }));
      await response.body?.cancel();
      if (!response.ok && response.status !== 404) throw refused(response, 'delete');
    },
  };
}

async function reach(request: () => Promise<Response>): Promise<Response> {
  try {
    return await request();
  } catch (error) {
    throw new FileStoreError('The file store could not be reached', { cause: error });
  }
}

function refused(response: Response, what: string): FileStoreError {
  const missing = response.status === 404;
  return new FileStoreError(`The file store did not ${what} the content (${response.status})`, { missing });
}
