import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { methods } from './services.ts';

const header = { idempotencyKey: 'abcdefgh', issuedAtMs: 1_795_000_000_123 };

describe('messages on the wire', () => {
  it('brings an experiment back as it was sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('kept' as const, 'discarded' as const, 'crashed' as const),
        fc.option(fc.double({ noNaN: true }), { nil: undefined }),
        fc.nat(0xffffffff),
        (outcome, metric, seed) => {
          const message = {
            header,
            leaseId: 'l',
            track: 't',
            outcome,
            seed,
            cpuSeconds: 4.25,
            wallSeconds: 5,
            ...(metric === undefined ? {} : { metric }),
          };
          const { request } = methods.appendExperiment;
          expect(request.decode(request.encode(message))).toEqual(message);
        },
      ),
    );
  });

  it('tells an opening from a chunk', () => {
    const { request } = methods.reveal;
    expect(request.decode(request.encode({ chunk: Buffer.from('pack') }))).toEqual({
      chunk: Buffer.from('pack'),
    });
  });

  it('brings states back by name', () => {
    const { response } = methods.reveal;
    expect(response.decode(response.encode({ state: 'REVEALED' }))).toEqual({ state: 'REVEALED' });
  });

  it('refuses an enum value that it does not know', () => {
    // field 1 (state), varint 99
    expect(() => methods.reveal.response.decode(Buffer.from([0x08, 99]))).toThrowError(/bad-field \(state\)/);
  });

  it('never throws anything but a coded error, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.constantFrom(...Object.values(methods)),
        (bytes, { request }) => {
          try {
            request.decode(bytes);
          } catch (error) {
            expect(error).toHaveProperty('code', 'bad-field');
          }
        },
      ),
    );
  });
});
