/** Starts what every test of this run shares. Nothing yet: pure tests need no database. */
export default function setup(): void {}
