import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allowedSigners, sshCommitSigner } from './ssh-signature.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ratchet-signature-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const signer = sshCommitSigner({ seed: new Uint8Array(32).fill(1) });
const other = sshCommitSigner({ seed: new Uint8Array(32).fill(2) });
const payload = Buffer.from('what is signed');

/** What OpenSSH itself says. */
function verifies(input: Buffer, key: Uint8Array, namespace = 'git'): boolean {
  writeFileSync(join(folder, 'signature'), signer.sign(payload));
  writeFileSync(join(folder, 'signers'), allowedSigners('c@ratchet.test', key));
  const files = ['-f', join(folder, 'signers'), '-s', join(folder, 'signature')];
  const args = ['-Y', 'verify', '-I', 'c@ratchet.test', '-n', namespace, ...files];
  const { status, error } = spawnSync('ssh-keygen', args, { input });
  if (error) throw error;
  return status === 0;
}

it('is accepted by ssh-keygen for this payload, key and namespace only', () => {
  expect(verifies(payload, signer.publicKey)).toBe(true);
  expect(verifies(Buffer.from('what is signeD'), signer.publicKey)).toBe(false);
  expect(verifies(payload, other.publicKey)).toBe(false);
  expect(verifies(payload, signer.publicKey, 'file')).toBe(false);
});

it('is the same each time', () => {
  expect(signer.sign(payload)).toBe(signer.sign(payload));
});
