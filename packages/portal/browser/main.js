/** What pages gain from scripts. Each part looks for its own elements, and does nothing where there are none. */
import './locale.js';
import './live.js';
import './proof.js';
import './lineage.js';
import './chart.js';
import './copy.js';
