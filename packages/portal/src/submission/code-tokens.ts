import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import cpp from 'highlight.js/lib/languages/cpp';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import julia from 'highlight.js/lib/languages/julia';
import markdown from 'highlight.js/lib/languages/markdown';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import typescript from 'highlight.js/lib/languages/typescript';
import yaml from 'highlight.js/lib/languages/yaml';

/** A piece of a line of code. What it looks like is one of few names, whatever the highlighter calls it. */
export interface CodeToken {
  readonly text: string;
  readonly look: 'keyword' | 'string' | 'number' | 'comment' | 'name' | null;
}

const languages = {
  ...{ bash, cpp, go, ini, javascript, json, julia, markdown, python, rust, typescript, yaml },
};

const languageByExtension: Readonly<Record<string, keyof typeof languages>> = {
  ...{
    py: 'python',
    pyi: 'python',
    js: 'javascript',
    mjs: 'javascript',
    cjs: 'javascript',
    ts: 'typescript',
  },
  ...{
    json: 'json',
    yaml: 'yaml',
    yml: 'yaml',
    toml: 'ini',
    ini: 'ini',
    cfg: 'ini',
    sh: 'bash',
    md: 'markdown',
  },
  ...{ c: 'cpp', h: 'cpp', cc: 'cpp', cpp: 'cpp', hpp: 'cpp', cu: 'cpp', cuh: 'cpp', rs: 'rust', go: 'go' },
  ...{ jl: 'julia' },
};

const looks: Readonly<Record<string, CodeToken['look']>> = {
  ...{
    keyword: 'keyword',
    literal: 'keyword',
    built_in: 'name',
    type: 'name',
    meta: 'keyword',
    operator: null,
  },
  ...{ string: 'string', regexp: 'string', symbol: 'string', code: 'string', link: 'string', char: 'string' },
  ...{ number: 'number', comment: 'comment', doctag: 'comment', quote: 'comment' },
  ...{ title: 'name', function: 'name', attr: 'name', attribute: 'name', section: 'name', bullet: 'keyword' },
};

const highlighter = hljs.newInstance();

export const languageOf = (path: string): keyof typeof languages | null =>
  languageByExtension[/\.([A-Za-z0-9]{1,5})$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? null;

interface TokenNode {
  readonly scope?: string;
  readonly children: readonly (TokenNode | string)[];
}

/**
 * The lines of `code`, coloured. Nothing of the highlighter's markup is used: its tokens are text, which is escaped like all other
 * text, and where they are not exactly the code that was given, the lines come back plain.
 */
export function codeTokens(code: string, language: keyof typeof languages): readonly CodeToken[][] {
  const plain = code.split('\n').map((text): CodeToken[] => [{ text, look: null }]);
  try {
    if (!highlighter.getLanguage(language)) highlighter.registerLanguage(language, languages[language]);
    const { _emitter: emitter } = highlighter.highlight(code, { language, ignoreIllegals: true });
    const lines = linesOf((emitter as unknown as { readonly rootNode: TokenNode }).rootNode);
    const said = lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
    return said === code ? lines : plain;
  } catch {
    // What it cannot read is shown as it is.
    return plain;
  }
}

function linesOf(root: TokenNode): CodeToken[][] {
  const lines: CodeToken[][] = [[]];
  const visit = (node: TokenNode | string, look: CodeToken['look']): void => {
    if (typeof node !== 'string') {
      const own = looks[node.scope?.split('.', 1)[0] ?? ''];
      for (const child of node.children) visit(child, own === undefined ? look : own);
      return;
    }
    node.split('\n').forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== '') lines.at(-1)?.push({ text, look });
    });
  };
  visit(root, null);
  return lines;
}
