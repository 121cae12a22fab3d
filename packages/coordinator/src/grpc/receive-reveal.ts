import type { ServerReadableStream } from '@grpc/grpc-js';
import { RatchetError } from '@ratchet/protocol';
import { methods, type Opening, type RevealResponse } from '@ratchet/wire';
import type { Caller, Clock } from '../app/ports.ts';
import type { CheckedOpening } from '../app/reveal-claim.ts';
import { checkHeader, signerOf } from './authenticate.ts';

export interface RevealHandler {
  /** Throws before any byte of the bundle is taken. */
  check(caller: Pick<Caller, 'keyId'>, opening: Opening): CheckedOpening;
  reveal(opening: CheckedOpening, bundle: Buffer): Promise<RevealResponse['state']>;
}

interface Receiving {
  readonly handlers: { readonly reveal: RevealHandler };
  readonly clock: Clock;
  /** @throws RatchetError of a key whose requests are not taken */
  readonly requireWelcome: (keyId: Caller['keyId']) => void;
}

/**
 * Takes a reveal: the signed opening first, then the bundle. No more is kept in memory than the opening announced, and
 * nothing is stored before every byte is there.
 */
export async function receiveReveal(
  call: ServerReadableStream<Buffer, Buffer>,
  options: Receiving,
  onOpening: (opening: Opening) => void,
): Promise<RevealResponse> {
  let opening: { checked: CheckedOpening; bytes: number } | null = null;
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const bytes of call as AsyncIterable<Buffer>) {
    if (!opening) {
      opening = opened(bytes, call, options, onOpening);
      continue;
    }
    const chunk = chunkOf(bytes);
    received += chunk.length;
    if (received > opening.bytes) throw wrongSize('oversized', opening.bytes);
    chunks.push(chunk);
  }
  if (!opening) throw outOfOrder('The stream ended before its opening.');
  if (received < opening.bytes) throw wrongSize('bundle-mismatch', opening.bytes);
  return { state: await options.handlers.reveal.reveal(opening.checked, Buffer.concat(chunks)) };
}

function opened(
  bytes: Buffer,
  call: ServerReadableStream<Buffer, Buffer>,
  { handlers, clock, requireWelcome }: Receiving,
  onOpening: (opening: Opening) => void,
) {
  const keyId = signerOf(methods.reveal.path, bytes, call.metadata);
  requireWelcome(keyId);
  const message = methods.reveal.request.decode(bytes);
  if (!('opening' in message)) throw outOfOrder('The first message of a reveal is the opening.');
  onOpening(message.opening);
  // An opening fits one commitment and changes it once: it needs no idempotency key of its own to be told from another.
  checkHeader(message.opening.header, clock);
  return { checked: handlers.reveal.check({ keyId }, message.opening), bytes: message.opening.bundleBytes };
}

function chunkOf(bytes: Buffer): Buffer {
  const message = methods.reveal.request.decode(bytes);
  if ('chunk' in message) return Buffer.from(message.chunk);
  throw outOfOrder('After the opening come chunks of the bundle only.');
}

const outOfOrder = (rule: string) =>
  new RatchetError({
    code: 'bad-field',
    field: 'part',
    rule,
    remedy: 'Send the opening, then the bundle in chunks.',
  });

const wrongSize = (code: 'oversized' | 'bundle-mismatch', bytes: number) =>
  new RatchetError({
    code,
    field: 'bundleBytes',
    rule: `The opening announced a bundle of ${bytes} bytes.`,
    remedy: 'Announce the size that is sent.',
  });
