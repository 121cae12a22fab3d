/** Served beside these modules by src/assets.ts. */
export * from '@noble/hashes/sha2.js';
