/** The part of libsodium's binding that is used here; the package carries no types. Lengths are checked by it, and throw. */
declare module 'sodium-native' {
  interface Sodium {
    crypto_hash_sha256(hash: Uint8Array, message: Uint8Array): void;
    crypto_sign_seed_keypair(publicKey: Uint8Array, secretKey: Uint8Array, seed: Uint8Array): void;
    crypto_sign_detached(signature: Uint8Array, message: Uint8Array, secretKey: Uint8Array): void;
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean;
    crypto_core_ed25519_is_valid_point(point: Uint8Array): boolean;
    crypto_scalarmult_base(publicKey: Uint8Array, secretKey: Uint8Array): void;
    crypto_box_easy(
      sealed: Uint8Array,
      message: Uint8Array,
      nonce: Uint8Array,
      publicKey: Uint8Array,
      secretKey: Uint8Array,
    ): void;
    crypto_box_open_easy(
      message: Uint8Array,
      sealed: Uint8Array,
      nonce: Uint8Array,
      publicKey: Uint8Array,
      secretKey: Uint8Array,
    ): boolean;
  }
  const sodium: Sodium;
  export default sodium;
}
