/** 192 random bits (L-12 asks for 122); the library's own default has 95, from Math.random. */
export function randomState(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(24)));
}

/** The nonce of a launch: the hash of its state, so bound to it without a second secret to keep. */
export async function nonceOf(state: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`nonce ${state}`))));
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
