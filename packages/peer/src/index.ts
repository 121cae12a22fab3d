export type { BlobSource } from './blobs/blob-source.ts';
export { type BlobStore, openBlobStore } from './blobs/blob-store.ts';
export { chunkListOf, encodeChunkList } from './blobs/chunk-list.ts';
export { type FetchOptions, fetchBlob } from './blobs/fetch-blob.ts';
export { httpBlobs } from './blobs/http-blobs.ts';
export { peerSource, serveBlobs } from './blobs/peer-blobs.ts';
export { type SharedBlobs, shareBlobs } from './blobs/shared-blobs.ts';
export type { Gossip, Judgement, Topic } from './gossip.ts';
export { keyIdOf, peerIdOf } from './identity.ts';
export { becomeMember, type Membership } from './join.ts';
export {
  joinNetwork,
  logKeyOf,
  type NetworkGossip,
  type NetworkListeners,
  networkTopics,
} from './network-gossip.ts';
export type { PeerLimits, PeerOptions } from './node.ts';
export { type Peer, startPeer } from './peer.ts';
