import { describe, expect, it } from 'vitest';
import { demoOperatorId, logOrigin } from './checkpoint.ts';
import { sha256 } from './digest.ts';
import { nodeKeyFromSeed } from './keys.ts';

describe('the log of a demonstration', () => {
  it('has a name that says so, by the key that all demonstrations are signed with', () => {
    expect(nodeKeyFromSeed(sha256('ratchet demo, invented: operator')).keyId).toBe(demoOperatorId);
    expect(logOrigin(nodeKeyFromSeed(sha256('ratchet demo, invented: operator')).keyId)).toContain(
      'invented',
    );
    expect(logOrigin(nodeKeyFromSeed(sha256('anyone else')).keyId)).toMatch(
      /^ratchet\.dev\/log\/[0-9a-f]{32}$/,
    );
  });
});
