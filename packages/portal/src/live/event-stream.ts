/** Server-sent events (WHATWG HTML, section 9.2) as text. */

/** One event. JSON has no line breaks of its own, so one data line holds it. */
export const eventText = (event: string, data: unknown, id: string | null = null): string =>
  `${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;

/** How long a browser waits before it connects again. */
export const retryText = (milliseconds: number): string => `retry: ${Math.round(milliseconds)}\n\n`;

/** A comment: keeps proxies from closing what seems to be idle. */
export const heartbeat = ': still here\n\n';
