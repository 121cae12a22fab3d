import { describeSandbox } from './sandbox-compliance.ts';

// A container takes about two seconds longer to start here.
describeSandbox('runsc', process.env);
