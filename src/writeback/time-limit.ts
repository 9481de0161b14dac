import type { FhirTransport } from "../chart/types";

/** The same transport with an end to waiting: a request without an answer after so many milliseconds counts as lost. */
export function withTimeout(transport: FhirTransport, milliseconds: number): FhirTransport {
  return {
    base: transport.base,
    send: (request) => {
      const controller = new AbortController();
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          reject(new Error("timeout"));
          controller.abort();
        }, milliseconds);
      });
      return Promise.race([transport.send({ ...request, signal: controller.signal }), late]).finally(() =>
        clearTimeout(timer),
      );
    },
  };
}
