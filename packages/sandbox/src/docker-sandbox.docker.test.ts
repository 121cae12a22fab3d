import { describeSandbox } from './sandbox-compliance.ts';

describeSandbox('runc', process.env);
