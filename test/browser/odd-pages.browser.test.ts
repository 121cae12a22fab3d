import { showEverySecondPage } from './shown-pages.ts';

showEverySecondPage(1);
