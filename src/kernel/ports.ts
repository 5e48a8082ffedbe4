/**
 * A place where a domain needs something it may not import because it lies above: the domain declares the port,
 * `main/ports.ts` binds what fills it.
 */
export type Port<T> = { name: string; readonly __fills?: T };

export type Binding = { port: Port<unknown>; filling: unknown };

export const definePort = <T>(name: string): Port<T> => ({ name });

export const bind = <T>(port: Port<T>, filling: T): Binding => ({ port, filling });

export function createPorts(bindings: readonly Binding[]): <T>(port: Port<T>) => T {
  const fillings = new Map(bindings.map(({ port, filling }) => [port.name, filling]));
  return <T>(port: Port<T>) => {
    if (!fillings.has(port.name)) throw new Error(`nothing is bound to the port ${port.name}`);
    return fillings.get(port.name) as T; // `bind` accepts only what fits the port
  };
}
