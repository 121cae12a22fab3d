import { describe, expect, it } from 'vitest';
import { checkpointText, openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { parseKeyId } from './ids.ts';
import { nodeKeyFromSeed } from './keys.ts';
import { encodeNote, isNoteSignedBy, noteKeyHash, parseNote, verifierKey } from './signed-note.ts';

/** The example of Go's golang.org/x/mod/sumdb/note, whose format this is. */
const example = {
  key: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note:
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n\n" +
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};
const neumann = parseKeyId(
  Buffer.from(example.key.split('+').at(-1) ?? '', 'base64')
    .subarray(1)
    .toString('hex'),
  'key',
);

describe('signed notes', () => {
  it('are read and verified as others write them', () => {
    const note = parseNote(example.note);
    expect(encodeNote(note)).toBe(example.note);
    expect(verifierKey('PeterNeumann', neumann)).toBe(example.key);
    expect(noteKeyHash('PeterNeumann', neumann, 'note').toString('hex')).toBe('c74f20a3');
    expect(isNoteSignedBy(note, 'PeterNeumann', neumann)).toBe(true);
    expect(isNoteSignedBy(note, 'EnochRoot', neumann)).toBe(false);
    const changed = parseNote(example.note.replace('answer', 'question'));
    expect(isNoteSignedBy(changed, 'PeterNeumann', neumann)).toBe(false);
  });
  it.each([
    '',
    'text\n',
    'text\n\n',
    'text\n\n- name AAAAAAAA\n',
    'te\txt\n\n— a AAAAAAAA\n',
    'text\n\n— a AAAAAAAA',
    'text\n\n— a !!!!\n',
  ])('refuse %j', (text) => expect(() => parseNote(text)).toThrow('signed note'));
});

describe('checkpoints', () => {
  const key = nodeKeyFromSeed(Buffer.alloc(32, 3));
  const checkpoint = { origin: 'ratchet.example/log', size: 20_852_163, root: Buffer.alloc(32, 9) };
  const note = signCheckpoint(checkpoint, key);

  it('are three lines', () => {
    expect(checkpointText(checkpoint)).toBe(
      `ratchet.example/log\n20852163\n${Buffer.alloc(32, 9).toString('base64')}\n`,
    );
  });
  it('open with the key that signed them', () => {
    expect(openCheckpoint(note, key.keyId)).toMatchObject(checkpoint);
  });
  it.each([
    ['another size', note.replace('20852163', '20852164'), 'not signed'],
    ['another name', note.replaceAll('ratchet.example', 'other.example'), 'not signed'],
    ['a size that is no number', note.replace('20852163', '0x1'), 'a line each'],
    ['a size with zeros before it', note.replace('20852163', '020852163'), 'a line each'],
    ['a short root', note.replace(Buffer.alloc(32, 9).toString('base64'), 'CQkJ'), 'a line each'],
  ])('with %s are refused', (_, text, rule) => {
    expect(() => openCheckpoint(text, key.keyId)).toThrow(rule);
  });
});
