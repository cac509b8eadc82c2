// The package is a UMD file whose default export hides behind one or two `default`s, depending on the bundler.
import * as module from 'accessible-autocomplete/dist/lib/accessible-autocomplete.react.min.js';

let component = module;
while (component && typeof component !== 'function' && component.default) component = component.default;
export default component;
