/** Where the authorization server sends the browser back: mounts the app. */
export {};
