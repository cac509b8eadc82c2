/** Classes of SQLSTATE by which the server says that it is not there, gives up or has no room: connection, resources, an operator or a crash, its own files. */
const CLASSES = ['08', '53', '57P', '58'];
/** Two transactions were in each other's way. */
const BETWEEN_TRANSACTIONS = ['40001', '40P01', '55P03'];
/** What the network says. */
const NETWORK = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What driver and TypeORM say without a code: TypeORM lets go of a connection that was lost, and the next statement finds none. */
const DRIVER = /^(Connection terminated|Database connection provided by a query runner was already released|Query runner already released|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after|Client was closed)/;
const DEEPEST = 5;

/**
 * Whether something failed because of the database or of another transaction, not of what was asked: asked again it may well work.
 * Of several errors that are said as one, each is asked.
 */
export function isDatabaseTrouble(error: unknown, depth = 0): boolean {
  const { code, message = '', errors, driverError, cause } = (error ?? {}) as { code?: unknown; message?: string; errors?: unknown[]; driverError?: unknown; cause?: unknown };
  const said = typeof code === 'string' ? code : '';
  if ((/^[0-9A-Z]{5}$/.test(said) && CLASSES.some((each) => said.startsWith(each))) || BETWEEN_TRANSACTIONS.includes(said) || NETWORK.test(said) || DRIVER.test(message)) return true;
  // Errors may name each other in a circle.
  return depth < DEEPEST && [...(errors ?? []), driverError, cause].some((each) => each !== undefined && each !== null && each !== error && isDatabaseTrouble(each, depth + 1));
}
