/** What pages gain from scripts. Each part looks for its own elements, and does nothing where there are none. */
import './locale.js';
import './live.js';
