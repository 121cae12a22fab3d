import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { type Header, pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { readProduct } from './read-product.ts';

async function tarOf(
  entries: readonly (Partial<Header> & { readonly name: string } & { readonly content?: string | Buffer })[],
): Promise<Buffer> {
  const writer = pack();
  for (const { content, ...header } of entries) writer.entry(header, content ?? '');
  writer.finalize();
  return buffer(writer);
}

const checkout = new Map([
  ['model.py', Buffer.from('a')],
  ['lib/x.py', Buffer.from('b')],
]);
const read = (tar: Buffer) => readProduct(tar, { editable: ['model.py', 'lib/**'], checkout });
const readEntries = async (...entries: Parameters<typeof tarOf>[0]) => read(await tarOf(entries));

describe('what a command left', () => {
  it('is its changes and the first line of its words', async () => {
    const product = await readEntries(
      { name: 'hypothesis', content: '\n  A wider\tlayer \u001b[31m\nMore words.\n' },
      { name: 'removed', content: '["lib/x.py", "score.py", "nowhere"]' },
      { name: 'files/model.py', content: 'new' },
    );
    expect(product.hypothesis).toBe('A wider layer [31m');
    expect([...product.changes.keys()]).toEqual(['model.py', 'lib/x.py']);
    expect(product.changes.get('lib/x.py')).toBeNull();
  });

  it.each([
    'files/score.py',
    'files/../model.py',
    'files//model.py',
    'files/lib/../../x',
    'files/lib/.git/config',
    'model.py',
    'files/lib/a\\b',
    'files/lib/a\nb',
  ])('never changes %j', async (name) => {
    const { changes, ignored } = await readEntries({ name, content: 'x' });
    expect([...changes]).toEqual([]);
    expect(ignored).toHaveLength(1);
  });

  it.each(['symlink', 'link', 'directory', 'fifo', 'character-device'] as const)(
    'holds no %s',
    async (type) => {
      const entry = { name: 'files/model.py', type, linkname: '/etc/passwd' };
      await expect(readEntries(entry)).rejects.toMatchObject({ code: 'forbidden-mode' });
    },
  );

  it('holds no path twice', async () => {
    const entry = { name: 'files/model.py', content: 'x' };
    await expect(readEntries(entry, entry)).rejects.toMatchObject({ code: 'bad-field' });
  });

  it('is of bounded size', async () => {
    const large = { name: 'files/model.py', content: Buffer.alloc(5 << 20) };
    await expect(readEntries(large)).rejects.toMatchObject({ code: 'oversized' });
  });

  it('is refused with a code when it is rubbish, and nothing else is ever thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (bytes) => {
        const outcome = await read(Buffer.from(bytes)).catch((error) => error.code);
        expect(['bad-field', 'forbidden-mode', 'oversized', 'object']).toContain(
          typeof outcome === 'string' ? outcome : typeof outcome,
        );
      }),
    );
    const tar = await tarOf([{ name: 'files/model.py', content: 'x'.repeat(2_000) }]);
    await expect(read(tar.subarray(0, 1_000))).rejects.toMatchObject({ code: 'bad-field' });
    await expect(readEntries({ name: 'removed', content: '{"a": 1}' })).rejects.toMatchObject({
      code: 'bad-field',
    });
  });
});
