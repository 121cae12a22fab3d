import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';

/** Signs the bytes of a commit for its `gpgsig` header. */
export interface CommitSigner {
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** An armoured signature over `payload`; the same payload always gives the same signature. */
  sign(payload: Buffer): string;
}

const keyType = 'ssh-ed25519';
/** The namespace that git asks for, so that a signature made for anything else never passes for a commit's. */
const namespace = 'git';
const hashAlgorithm = 'sha512';
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A string of the SSH wire format (RFC 4251, section 5): its length in four bytes, then its bytes. */
function sshString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

const publicKeyBlob = (publicKey: Uint8Array): Buffer =>
  Buffer.concat([sshString(keyType), sshString(publicKey)]);

/**
 * Signs in OpenSSH's format (PROTOCOL.sshsig), which `git verify-commit` understands.
 * @param options.seed the 32 bytes of an Ed25519 private key
 */
export function sshCommitSigner({ seed }: { seed: Uint8Array }): CommitSigner {
  const der = Buffer.concat([pkcs8Prefix, seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32);
  const version = Buffer.from([0, 0, 0, 1]);
  return {
    publicKey,
    sign(payload) {
      const digest = createHash(hashAlgorithm).update(payload).digest();
      const signed = Buffer.concat([
        Buffer.from('SSHSIG'),
        ...[namespace, '', hashAlgorithm, digest].map(sshString),
      ]);
      const signature = Buffer.concat([sshString(keyType), sshString(sign(null, signed, privateKey))]);
      const fields = [publicKeyBlob(publicKey), namespace, '', hashAlgorithm, signature].map(sshString);
      return armour(Buffer.concat([Buffer.from('SSHSIG'), version, ...fields]));
    },
  };
}

function armour(blob: Buffer): string {
  const lines = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return ['-----BEGIN SSH SIGNATURE-----', ...lines, '-----END SSH SIGNATURE-----', ''].join('\n');
}

/** The line for `gpg.ssh.allowedSignersFile` by which plain git checks commits signed with `publicKey`. */
export const allowedSigners = (email: string, publicKey: Uint8Array): string =>
  `${email} namespaces="${namespace}" ${keyType} ${publicKeyBlob(publicKey).toString('base64')}\n`;
