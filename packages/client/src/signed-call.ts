import { Metadata } from '@grpc/grpc-js';
import { type NodeKey, requestBytes } from '@ratchet/protocol';
import { signatureMetadata } from '@ratchet/wire';

/** The metadata by which the owner of `key` vouches for `message`, the exact bytes that are sent to `path`. */
export function signatureOver(key: NodeKey, path: string, message: Buffer): Metadata {
  const metadata = new Metadata();
  metadata.set(signatureMetadata.key, key.keyId);
  metadata.set(signatureMetadata.signature, key.sign(requestBytes(path, message)));
  return metadata;
}
