import { expect, it } from 'vitest';
import { prefersJson } from './reply.ts';

it.each([
  ['application/json', true],
  ['application/json, text/html;q=0.9', true],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', false],
  ['*/*', false],
  ['', false],
  ['text/html, application/json', false],
  ['application/json;q=0', false],
  ['Application/JSON ; Q=0.5', true],
])('Accept: %s asks for JSON: %s', (accept, expected) => {
  expect(prefersJson(accept)).toBe(expected);
});
