import { describe, expect, it } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { cosign, cosignatureOf, cosignersOf, witnessName, witnessQuorum } from './cosignature.ts';
import { nodeKeyFromSeed } from './keys.ts';
import { encodeNote, parseNote } from './signed-note.ts';

const log = nodeKeyFromSeed(Buffer.alloc(32, 3));
const witness = nodeKeyFromSeed(Buffer.alloc(32, 4));
const checkpoint = { origin: 'ratchet.example/log', size: 7, root: Buffer.alloc(32, 9) };
const { note } = openCheckpoint(signCheckpoint(checkpoint, log), log.keyId);
const line = cosign(checkpoint, witness, new Date(1_700_000_000_500));

describe('cosignatures', () => {
  it('are a key hash, a time of eight bytes and a signature, over a text that names the time', () => {
    expect(line.name).toBe(witnessName(witness.keyId));
    expect(line.signature).toHaveLength(72);
    expect(line.signature.readBigUInt64BE(0)).toBe(1_700_000_000n);
    expect(
      line.signature
        .subarray(8)
        .equals(witness.sign(Buffer.from(`cosignature/v1\ntime 1700000000\n${note.text}`))),
    ).toBe(true);
  });
  it('are found in a note beside the log’s own signature, and hold with the note alone', () => {
    const whole = encodeNote({ text: note.text, signatures: [...note.signatures, line, line] });
    const read = openCheckpoint(whole, log.keyId).note;
    expect(cosignersOf(read)).toEqual([witness.keyId]);
    expect(cosignatureOf(read, line)).toEqual({ witness: witness.keyId, atSeconds: 1_700_000_000 });
  });
  it('do not hold for another text, time, key or name', () => {
    const other = parseNote(encodeNote({ ...note, text: note.text.replace('\n7\n', '\n8\n') }));
    expect(cosignatureOf(other, line)).toBeNull();
    const signature = Buffer.from(line.signature);
    signature[7] = (signature[7] ?? 0) ^ 1;
    expect(cosignatureOf(note, { ...line, signature })).toBeNull();
    expect(cosignatureOf(note, { ...line, keyHash: Buffer.alloc(4) })).toBeNull();
    expect(cosignatureOf(note, { ...line, name: witnessName(log.keyId) })).toBeNull();
    expect(cosignatureOf(note, { ...line, name: 'ratchet.dev/witness/x' })).toBeNull();
    expect(cosignersOf(note)).toEqual([]);
  });
  it.each([
    [1, 1],
    [2, 2],
    [3, 2],
    [4, 3],
    [5, 3],
  ])('of a roster of %i make a quorum when they are %i', (size, quorum) =>
    expect(witnessQuorum(size)).toBe(quorum),
  );
});
