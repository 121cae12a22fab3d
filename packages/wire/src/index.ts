export * from './messages.ts';
export * from './services.ts';
export * from './status.ts';
