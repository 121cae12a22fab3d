/** Served beside these modules by src/assets.ts. */
export * from '@noble/ed25519';
