import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AdminAction,
  adminActionFields,
  adminActionNames,
  adminActionSchema,
  misfitsOf,
  reasonHash,
} from './administration.ts';

const bare = { track: null, keyId: null, member: null, quota: null, leaf: null };
const full = {
  track: 'words',
  keyId: 'ab'.repeat(32),
  member: { boxKey: 'cd'.repeat(32), operator: 'ada' },
  quota: { openLeases: 3, openSubmissions: null },
  leaf: 7,
};

describe('an administrative action', () => {
  it.each(adminActionNames)('%s has its own fields and no others', (action) => {
    const own = adminActionFields[action];
    const fitting = Object.fromEntries(own.map((field) => [field, full[field]]));
    const right: AdminAction = { ...bare, ...fitting, action };
    expect(adminActionSchema.parse(right)).toEqual(right);
    expect(misfitsOf(right)).toEqual([]);
    for (const field of own) expect(misfitsOf({ ...right, [field]: null })).toContain(field);
    const others = Object.keys(full).filter((field) => !(own as readonly string[]).includes(field));
    expect(misfitsOf({ ...full, action })).toEqual(
      others.filter((field) => !(action === 'set-quota' && field === 'keyId')),
    );
  });

  it('is refused where a field is not of its form', () => {
    const quota = { openLeases: 1_001, openSubmissions: 1 };
    for (const wrong of [{ track: '../words' }, { keyId: 'AB' }, { quota }, { leaf: -1 }, { extra: 1 }])
      expect(adminActionSchema.safeParse({ ...bare, action: 'set-quota', ...wrong }).success).toBe(false);
  });
});

describe('the hash of a reason', () => {
  it('is another under another salt, and says nothing without it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), (salt, reason) => {
        const other = Uint8Array.from(salt, (byte) => byte ^ 1);
        expect(reasonHash(salt, reason)).toBe(reasonHash(salt, reason));
        expect(reasonHash(other, reason)).not.toBe(reasonHash(salt, reason));
      }),
    );
  });
});
