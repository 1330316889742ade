import type { ApiClient } from './api.ts';

/** The smallest document that passes for a PDF; the name goes into it, so that two documents differ. */
function pdf(name: string): Buffer {
  return Buffer.from(`%PDF-1.4\n% ${name}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n`);
}

/** Uploads a document as this client; answers the file's id. */
export async function upload(client: ApiClient, name: string, content: Buffer = pdf(name)): Promise<string> {
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const response = await fetch(`${client.address}/files?name=${encodeURIComponent(name)}&purpose=document`, {
    method: 'POST',
    headers: { cookie, 'x-requested-with': 'fruition', 'content-type': 'application/octet-stream' },
    body: new Uint8Array(content),
  });
  const body = (await response.json()) as { id?: string };
  if (!body.id) throw new Error(`${name} was not taken: ${JSON.stringify(body)}`);
  return body.id;
}
