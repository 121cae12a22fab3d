import { openSubject } from './compliance/subject.ts';
import { describeSystemCalls } from './compliance/system-calls.ts';

describeSystemCalls(openSubject('runc', process.env));
