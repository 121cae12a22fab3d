import { describeEngine } from './compliance/engine.ts';
import { describeFiles } from './compliance/files.ts';
import { describeLimits } from './compliance/limits.ts';
import { describeStages } from './compliance/stages.ts';
import { type Environment, openSubject } from './compliance/subject.ts';
import { describeSystemCalls } from './compliance/system-calls.ts';
import { describeTalking } from './compliance/talking.ts';
import { describeWalls } from './compliance/walls.ts';

/** Every runtime must pass all of it: what holds under one and not under another is no property of the sandbox. */
export function describeSandbox(runtime: string, environment: Environment): void {
  const subject = openSubject(runtime, environment);
  describeStages(subject);
  describeTalking(subject);
  describeLimits(subject);
  describeFiles(subject);
  describeWalls(subject);
  describeSystemCalls(subject);
  describeEngine(subject);
}
