import { createInterface } from 'node:readline';

/**
 * Reads the engine's progress stream (one JSON object a line) to its end, giving each line that it says.
 * @throws Error with the engine's words, when the stream holds an error
 */
export async function followBuild(
  progress: NodeJS.ReadableStream,
  onLine: (line: string) => void,
): Promise<void> {
  for await (const line of createInterface({ input: progress })) {
    const message: unknown = JSON.parse(line);
    const text = (key: string): string =>
      typeof message === 'object' && message !== null && key in message
        ? String((message as Record<string, unknown>)[key]).trimEnd()
        : '';
    if (text('error') !== '') throw new Error(text('error'));
    onLine(text('stream') || text('status'));
  }
}
