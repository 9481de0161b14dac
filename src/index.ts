import { start } from "./ui/main";

/** Where the authorization server sends the browser back: mounts the app. */
start();
