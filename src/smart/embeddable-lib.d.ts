/** Cerner's library for apps in a frame: it has no types; it is loaded for what it does when it is loaded. */
declare module "cerner-smart-embeddable-lib";
