import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { App } from '../../platform/app.ts';
import { openFile } from '../../platform/files/files.service.ts';
import type { Dossier } from './dossier.ts';
import { dossierJson, type EnclosedDocument, type ListedFile, manifestJson } from './dossier-export.ts';

/** Texts and the paper of an export, made beforehand. */
export interface ExportParts {
  dossier: Dossier;
  enclosed: readonly EnclosedDocument[];
  pdf: Buffer;
  readme: string;
}

/**
 * The export as a ZIP that is written while it is read; contents of documents are opened one after the other. The stream
 * ends with an error if a content cannot be opened any more.
 */
export function zipDossier(app: App, { dossier, enclosed, pdf, readme }: ExportParts): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const options = { mtime: dossier.madeAt, mode: 0o100644 };
  const listed: ListedFile[] = [];
  zip.on('error', (error: Error) => output.destroy(error));

  const add = (path: string, content: string | Buffer) => {
    const bytes = Buffer.from(content);
    listed.push({ path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    zip.addBuffer(bytes, path, options);
  };
  add('README.txt', readme);
  add('dossier.json', dossierJson(dossier, enclosed, app.signer.fingerprint));
  add('dossier.pdf', pdf);
  add('public-key.pem', app.signer.publicKey);
  for (const { document, path } of enclosed) {
    if (path === null || document.file === null) continue;
    const { size, sha256 } = document.file;
    listed.push({ path, size, sha256 });
    zip.addReadStreamLazy(path, { ...options, size, compress: false }, (done) => {
      openFile(app, { id: document.fileId }).then(
        (content) => {
          // Whoever goes away in the middle leaves no open file behind.
          output.once('close', () => content.destroy());
          done(null, content);
        },
        (error: unknown) => zip.emit('error', error),
      );
    });
  }
  const manifest = manifestJson(dossier, sorted(listed));
  zip.addBuffer(Buffer.from(manifest), 'manifest.json', options);
  zip.addBuffer(Buffer.from(app.signer.signManifest(manifest)), 'manifest.sig', options);
  zip.end();
  return output;
}

function sorted(files: readonly ListedFile[]): ListedFile[] {
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}
