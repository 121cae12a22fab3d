import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gitObject } from './git-object.ts';
import { defaultCandidateLimits } from './limits.ts';
import { encodePack, scanPack } from './pack.ts';

const types = fc.constantFrom('blob' as const, 'tree' as const, 'commit' as const);
const objects = fc.array(
  fc
    .tuple(types, fc.uint8Array({ maxLength: 3_000 }))
    .map(([type, bytes]) => gitObject(type, Buffer.from(bytes))),
  { minLength: 1, maxLength: 20 },
);

describe('a pack', () => {
  it('that was encoded is read to its end', async () => {
    await fc.assert(
      fc.asyncProperty(objects, async (list) => {
        await scanPack(encodePack(list), defaultCandidateLimits);
      }),
      { numRuns: 60 },
    );
  });

  it('with an object of any size, off the main thread too', async () => {
    for (const size of [0, 15, 16, 2_047, 2_048, 131_072, 131_073, 1_000_000]) {
      await scanPack(encodePack([gitObject('blob', Buffer.alloc(size, 'ab'))]), defaultCandidateLimits);
    }
  });

  it('with a byte changed is read or refused, never anything else', async () => {
    await fc.assert(
      fc.asyncProperty(objects, fc.nat(), fc.integer({ min: 1, max: 255 }), async (list, where, flip) => {
        const pack = encodePack(list);
        const at = where % pack.length;
        pack[at] = (pack[at] ?? 0) ^ flip;
        const answer = await scanPack(pack, defaultCandidateLimits).catch((error: unknown) => error);
        const code = (answer as { code?: string } | undefined)?.code;
        expect([undefined, 'bundle-malformed', 'oversized']).toContain(code);
        if (code === undefined) expect(answer).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });
});
