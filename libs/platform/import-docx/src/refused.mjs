/** A document that must not be read further; `message` is shown to the person. */
export function refused(problem, message) {
  return Object.assign(new Error(message), { problem });
}
