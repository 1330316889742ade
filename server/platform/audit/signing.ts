import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** DER prefix of an Ed25519 private key in PKCS#8; the 32 bytes of the key follow (RFC 8410). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface ChainHead {
  caseType: string;
  caseId: string;
  sequence: number;
  hash: string;
}

/** Signs the heads of audit chains, and exports as a whole. */
export interface AuditSigner {
  sign(head: ChainHead): string;
  /** Signs the list of an export's files, base64. What is signed can never be read as the head of a chain. */
  signManifest(manifest: string): string;
  /** The public key in PEM, which anybody may have to verify a dossier. */
  readonly publicKey: string;
  /** SHA-256 of the public key (SPKI, DER), hex: what people compare. */
  readonly fingerprint: string;
}

/** A signer whose Ed25519 key is derived from the market's secret, so that every process has the same. */
export function createAuditSigner(secret: string): AuditSigner {
  const seed = Buffer.from(hkdfSync('sha256', secret, 'fruition', 'audit-chain', 32));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key);
  const der = publicKey.export({ format: 'der', type: 'spki' });
  return {
    publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    fingerprint: createHash('sha256').update(der).digest('hex'),
    sign: (head) => sign(null, message(head), key).toString('base64'),
    signManifest: (manifest) => sign(null, manifestMessage(manifest), key).toString('base64'),
  };
}

/** Whether a signature belongs to this head under the public key (PEM or key object). */
export function headIsSigned(head: ChainHead, signature: string, publicKey: string | KeyObject): boolean {
  return verify(null, message(head), publicKey, Buffer.from(signature, 'base64'));
}

function message(head: ChainHead): Buffer {
  return Buffer.from(`${head.caseType}:${head.caseId}:${head.sequence}:${head.hash}`);
}

function manifestMessage(manifest: string): Buffer {
  const digest = createHash('sha256').update(manifest).digest('hex');
  return Buffer.from(`fruition-dossier-manifest\n${digest}`);
}
