import { privateKeyFromRaw, publicKeyFromRaw } from '@libp2p/crypto/keys';
import type { PeerId, PrivateKey } from '@libp2p/interface';
import { peerIdFromPublicKey } from '@libp2p/peer-id';
import { type KeyId, type NodeKey, parseKeyId } from '@ratchet/protocol';

/** A node's key is its peer id: whoever is talked to is who signs claims, runs and checkpoints. */
export const privateKeyOf = ({ keyId, seed }: NodeKey): PrivateKey =>
  privateKeyFromRaw(Buffer.concat([seed, Buffer.from(keyId, 'hex')]));

export const peerIdOf = (keyId: KeyId): PeerId =>
  peerIdFromPublicKey(publicKeyFromRaw(Buffer.from(keyId, 'hex')));

/** Null for a peer whose key is of another kind: no node of Ratchet has one. */
export function keyIdOf(peer: PeerId): KeyId | null {
  if (peer.type !== 'Ed25519') return null;
  return parseKeyId(Buffer.from(peer.publicKey.raw).toString('hex'), 'peerId');
}
