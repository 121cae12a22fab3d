export { type Finding, type LoggedLeaf, openReplay, type Replay } from './replay.ts';
