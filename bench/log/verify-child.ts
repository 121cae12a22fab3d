/** Verifies signatures of a log's envelopes with bare node:crypto, keys cached: argv DIR BUNDLES. Prints one JSON object. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { preAuthEncoding } from '../../packages/protocol/src/index.ts';

const [dir = '', bundles = '0'] = process.argv.slice(2);
const keys = new Map<string, KeyObject>();
const keyOf = (keyId: string): KeyObject => {
  const known = keys.get(keyId);
  if (known) return known;
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(keyId, 'hex')]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  keys.set(keyId, key);
  return key;
};

const signed: { bytes: Buffer; key: KeyObject; signature: Buffer }[] = [];
for (let bundle = 0; bundle < Number(bundles); bundle += 1)
  for (const line of (await readFile(join(dir, 'opened', String(bundle)), 'utf8')).split('\n')) {
    const content = line === '' ? {} : JSON.parse(Buffer.from(JSON.parse(line).statement, 'hex').toString());
    if (!content.envelope) continue;
    const { payload, payloadType, signatures } = content.envelope;
    const bytes = preAuthEncoding(payloadType, Buffer.from(payload, 'base64'));
    signed.push({
      bytes,
      key: keyOf(signatures[0].keyid),
      signature: Buffer.from(signatures[0].sig, 'base64'),
    });
  }
const began = performance.now();
for (const { bytes, key, signature } of signed)
  if (!verify(null, bytes, key, signature)) throw new Error('A signature does not hold.');
const seconds = (performance.now() - began) / 1000;
process.stdout.write(JSON.stringify({ signatures: signed.length, seconds }));
