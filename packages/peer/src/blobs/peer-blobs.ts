import type { Connection, PeerId, Stream } from '@libp2p/interface';
import { parseSha256, type Sha256 } from '@ratchet/protocol';
import { type Frames, framesOn } from '../frames.ts';
import type { Libp2pNode } from '../node.ts';
import type { BlobSource } from './blob-source.ts';
import type { BlobStore } from './blob-store.ts';
import { chunkBytes, encodeChunkList } from './chunk-list.ts';

/**
 * Blobs between peers. A stream carries one question after another: a byte that says what is wanted, 32 bytes of address, four of
 * index; and an answer each, empty where there is nothing.
 */
export const blobProtocol = '/ratchet/blob/1';
const wanted = { have: 1, list: 2, chunk: 3 } as const;
const questionBytes = 37;
/** A list of the longest blob is 2 MiB. */
const answerBytesAtMost = 2 * 1024 * 1024 + 64;

/** Streams that one peer may have open here. */
const streamsAtMost = 4;

export const serveBlobs = (node: Libp2pNode, store: BlobStore): Promise<void> =>
  node.handle(
    blobProtocol,
    (stream: Stream, _connection: Connection) =>
      answerAll(framesOn(stream, questionBytes), store).catch(() => stream.abort(new Error('no question'))),
    { maxInboundStreams: streamsAtMost },
  );

async function answerAll(frames: Frames, store: BlobStore): Promise<void> {
  for (let question = await frames.read(); question; question = await frames.read()) {
    if (question.length !== questionBytes) return frames.abort();
    const address = parseSha256(question.subarray(1, 33).toString('hex'), 'sha256');
    await frames.write(
      (await answer(store, question[0] ?? 0, address, question.readUInt32BE(33))) ?? Buffer.alloc(0),
    );
  }
  await frames.close();
}

async function answer(
  store: BlobStore,
  kind: number,
  address: Sha256,
  index: number,
): Promise<Buffer | null> {
  if (kind === wanted.have) return (await store.have(address))?.toBytes() ?? null;
  if (kind === wanted.chunk) return store.chunk(address, index);
  const list = kind === wanted.list ? await store.list(address) : null;
  return list && encodeChunkList(list);
}

/** A connected peer as a source; its stream is opened with the first question. */
export function peerSource(node: Libp2pNode, peer: PeerId, name: string): BlobSource {
  let frames: Promise<Frames> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const ask = (kind: number, address: Sha256, index: number): Promise<Buffer | null> => {
    const asked = turn.then(async () => {
      frames ??= openFrames(node, peer);
      const stream = await frames;
      const question = Buffer.alloc(questionBytes);
      question.writeUInt8(kind);
      question.write(address, 1, 'hex');
      question.writeUInt32BE(index, 33);
      await stream.write(question);
      const given = await stream.read();
      if (given === null) throw new Error('The peer ended the stream.');
      return given.length === 0 ? null : given;
    });
    turn = asked.catch(() => {});
    return asked;
  };
  return {
    name,
    have: (address) => ask(wanted.have, address, 0),
    list: (address) => ask(wanted.list, address, 0),
    chunk: (address, index) => ask(wanted.chunk, address, index),
    close: () => void frames?.then((stream) => stream.close()).catch(() => {}),
  };
}

async function openFrames(node: Libp2pNode, peer: PeerId): Promise<Frames> {
  const stream = await node.dialProtocol(peer, blobProtocol, { signal: AbortSignal.timeout(10_000) });
  return framesOn(stream, Math.max(answerBytesAtMost, chunkBytes));
}
